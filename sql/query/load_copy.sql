COPY loaded (layer, row, geom, name, zone, source, source_key, confirmed_on, remark, fields, extra) FROM STDIN
