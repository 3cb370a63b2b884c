SELECT nullif(current_setting('luotu.change', true), '')::bigint
