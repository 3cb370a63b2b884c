package luotu.serve.ogc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import luotu.analyse.Processes;
import luotu.model.Catalogue;
import luotu.model.Field;
import luotu.model.FieldType;
import luotu.model.GeometryKind;
import luotu.model.Label;
import luotu.model.Language;
import luotu.model.Layer;
import luotu.model.filter.FilterCheck;
import luotu.report.Form;
import luotu.serve.Json;

/** The OpenAPI 3.0 definition of what lies below {@code /ogc}. */
final class OpenApi {
  private final Language language;
  private final ObjectNode root = Json.MAPPER.createObjectNode();
  private final ObjectNode paths;
  private final ObjectNode schemas;

  private OpenApi(Language language, String base) {
    this.language = language;
    root.put("openapi", "3.0.3");
    root.putObject("info").put("title", "落图 Luotu").put("version", "1");
    root.putArray("servers").addObject().put("url", base);
    this.paths = root.putObject("paths");
    ObjectNode components = root.putObject("components");
    this.schemas = components.putObject("schemas");
    parameters(components.putObject("parameters"));
    problem(components.putObject("responses"));
  }

  /**
   * The whole definition.
   *
   * @param base address of the landing page
   */
  static JsonNode document(
      Catalogue catalogue, Processes processes, Language language, String base) {
    OpenApi api = new OpenApi(language, base);
    api.read("/", "landing", "入口", "Landing page", Links.JSON);
    api.read("/conformance", "conformance", "符合的标准", "Conformance classes", Links.JSON);
    api.read("/api", "api", "本文档", "This document", Links.OPEN_API);
    api.read("/collections", "collections", "全部图层", "All layers", Links.JSON);
    api.read("/tileMatrixSets", "tileMatrixSets", "瓦片方案", "Tile matrix sets", Links.JSON);
    api.read(
        "/tileMatrixSets/" + TileRoutes.MATRIX_SET,
        "tileMatrixSet",
        "瓦片方案",
        "The tile matrix set",
        Links.JSON);
    api.mapTile();
    catalogue.layers().forEach(api::layer);
    api.read("/processes", "processes", "全部分析", "All processes", Links.JSON);
    processes.list(language).stream()
        .map(summary -> processes.describe(summary.get("id").asText(), language))
        .forEach(api::process);
    api.reachedTile(processes.describe("service-area", language).at("/example/inputs"));
    return api.root;
  }

  private void layer(Layer layer) {
    schemas.set(layer.id(), FeatureSchema.of(layer, language));
    String path = "/collections/" + layer.id();
    String name = layer.label().in(language);
    read(path, layer.id(), name, name, Links.JSON);
    read(
        path + "/queryables",
        layer.id() + ".queryables",
        name + "：可查询的属性",
        name + ": queryables",
        "application/schema+json");
    items(layer, path + "/items", name);
    item(layer, path + "/items/{id}", name);
    if (layer.geometry() != GeometryKind.NONE) {
      tiles(layer, path + "/tiles", name);
    }
  }

  private void items(Layer layer, String path, String name) {
    ObjectNode list = read(path, layer.id() + ".items", name, name, Links.GEO_JSON);
    for (String parameter :
        List.of(
            "bbox",
            "limit",
            "token",
            "filter",
            "filter-lang",
            "filter-crs",
            "bbox-crs",
            "datetime")) {
      list.withArray("parameters").addObject().put("$ref", "#/components/parameters/" + parameter);
    }
    List<Field> queryables = FilterCheck.properties(layer);
    ObjectNode sortby = queryParameter(list.withArray("parameters"), "sortby");
    sortby.put("explode", false);
    sortby.put(
        "description",
        text("+升序（默认）或 -降序：", "+ ascending (default) or - descending: ")
            + String.join(
                ", ",
                queryables.stream()
                    .filter(field -> field.type() != FieldType.CHOICES)
                    .map(Field::id)
                    .toList()));
    sortby.putObject("schema").put("type", "array").putObject("items").put("type", "string");
    for (Field field : queryables) {
      ObjectNode parameter = queryParameter(list.withArray("parameters"), field.id());
      parameter.put("description", field.label().in(language));
      ObjectNode schema = FeatureSchema.of(field, language);
      parameter.set("schema", field.type() == FieldType.CHOICES ? schema.get("items") : schema);
    }
    ObjectNode create =
        operation(path, "post", layer.id() + ".create", text("新增", "Create a feature"));
    body(create, layer, Links.GEO_JSON);
    answer(create, "201", text("已创建，地址在 Location 中", "Created, its address in Location"));
  }

  private void item(Layer layer, String path, String name) {
    ObjectNode get = read(path, layer.id() + ".item", name, name, Links.GEO_JSON);
    schema(get.at("/responses/200/content"), Links.GEO_JSON, layer);
    ObjectNode put =
        operation(
            path,
            "put",
            layer.id() + ".replace",
            text(
                "替换；省略的个人信息和 extra 保留，个人信息为 null 则清除",
                "Replace; personal fields and extra that are left out stay, a personal field that is null is erased"));
    body(put, layer, Links.GEO_JSON);
    ObjectNode patch =
        operation(
            path,
            "patch",
            layer.id() + ".update",
            text("修改（RFC 7396），null 清除", "Change (RFC 7396), null erases"));
    body(patch, layer, ItemWriteRoutes.MERGE_PATCH);
    ObjectNode delete = operation(path, "delete", layer.id() + ".delete", text("删除", "Delete"));
    answer(put, "200", text("替换后", "As replaced"));
    answer(patch, "200", text("修改后", "As changed"));
    answer(delete, "204", text("已删除", "Deleted"));
    for (ObjectNode operation : List.of(get, put, patch, delete)) {
      operation.withArray("parameters").addObject().put("$ref", "#/components/parameters/id");
    }
    for (ObjectNode operation : List.of(put, patch, delete)) {
      operation.withArray("parameters").addObject().put("$ref", "#/components/parameters/If-Match");
    }
  }

  private void tiles(Layer layer, String path, String name) {
    String set = path + "/" + TileRoutes.MATRIX_SET;
    read(path, layer.id() + ".tilesets", name + "：瓦片集", name + ": tilesets", Links.JSON);
    read(set, layer.id() + ".tileset", name + "：瓦片集", name + ": tileset", Links.JSON);
    tile(set, layer.id() + ".tile", name + "：矢量瓦片", name + ": vector tile");
  }

  private void mapTile() {
    ObjectNode tile =
        tile(
            "/tiles/" + TileRoutes.MATRIX_SET,
            "map.tile",
            "地图的矢量瓦片：略去在该级别尚不显示的类别",
            "Vector tile of the map, without the classes that it does not draw at that zoom");
    layers(tile, "collections", "图层，默认全部", "layers, by default all");
    layers(tile, "whole", "其中不省略任何要素的图层", "those of them that are drawn whole");
  }

  private void layers(ObjectNode operation, String name, String zh, String en) {
    ObjectNode parameter = queryParameter(operation.withArray("parameters"), name);
    parameter.put("explode", false).put("description", text(zh, en));
    ObjectNode schema = parameter.putObject("schema").put("type", "array");
    schema.putObject("items").put("type", "string");
  }

  private void reachedTile(JsonNode example) {
    ObjectNode tile =
        tile(
            ReachedTileRoutes.TILES,
            "service-area.tile",
            "服务范围到达的道路的矢量瓦片：图层 reached，在各分钟数到达之处断开，属性 minutes；划分时还有 facility",
            "Vector tile of the roads that a service area reaches: layer reached, cut where its"
                + " minutes end, with minutes and, when split, facility");
    ObjectNode inputs =
        queryParameter(tile.withArray("parameters"), ReachedTileRoutes.INPUTS)
            .put("required", true);
    inputs.put("description", text("service-area 的输入，JSON", "the inputs of service-area, JSON"));
    ObjectNode content = inputs.putObject("content").putObject(Links.JSON);
    content.putObject("schema").put("type", "object");
    content.set("example", example);
  }

  private ObjectNode tile(String path, String id, String zh, String en) {
    ObjectNode tile =
        read(path + "/{tileMatrix}/{tileRow}/{tileCol}", id, zh, en, Links.VECTOR_TILE);
    for (String parameter : List.of("tileMatrix", "tileRow", "tileCol")) {
      tile.withArray("parameters").addObject().put("$ref", "#/components/parameters/" + parameter);
    }
    answer(tile, "204", text("空瓦片", "An empty tile"));
    return tile;
  }

  private void process(ObjectNode process) {
    String id = process.get("id").asText();
    String title = process.get("title").asText();
    read("/processes/" + id, id, title, title, Links.JSON);
    ObjectNode execution = operation("/processes/" + id + "/execution", "post", id + ".run", title);
    execution.put("description", process.get("description").asText());
    ObjectNode request =
        execution
            .putObject("requestBody")
            .put("required", true)
            .putObject("content")
            .putObject(Links.JSON);
    ObjectNode inputs = request.putObject("schema").put("type", "object").putObject("properties");
    inputs.set("inputs", members(process.get("inputs"), "minOccurs"));
    request.set("example", process.get("example"));
    ObjectNode answer = answer(execution, "200", title);
    answer
        .putObject("content")
        .putObject(Links.JSON)
        .set("schema", members(process.get("outputs"), ""));
    if (id.equals("gap-report")) {
      forms(execution, (ObjectNode) answer.get("content"));
    }
  }

  private void forms(ObjectNode execution, ObjectNode content) {
    ArrayNode parameters = execution.putArray("parameters");
    ObjectNode form = queryParameter(parameters, "f");
    form.put("description", text("格式；也可用 Accept", "the form; Accept does it too"));
    ArrayNode ids = form.putObject("schema").put("type", "string").putArray("enum");
    Form.ids().forEach(ids::add);
    ObjectNode personal = queryParameter(parameters, "personal");
    personal.put(
        "description",
        text("docx 和 html 是否写出区域联系人", "whether docx and html name the contacts of zones"));
    personal.putObject("schema").put("type", "boolean").put("default", false);
    for (Form other : Form.values()) {
      if (other != Form.JSON) {
        content.putObject(other.mediaType()).putObject("schema").put("type", "string");
      }
    }
  }

  /** An object whose members have the schemas of a process's inputs or outputs. */
  private static ObjectNode members(JsonNode described, String required) {
    ObjectNode schema = Json.MAPPER.createObjectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    described
        .properties()
        .forEach(
            member -> {
              properties.set(member.getKey(), member.getValue().get("schema"));
              if (member.getValue().path(required).asInt() > 0) {
                schema.withArray("required").add(member.getKey());
              }
            });
    return schema;
  }

  private void parameters(ObjectNode parameters) {
    ObjectNode bbox = query(parameters, "bbox", "西,南,东,北（度）", "west,south,east,north in degrees");
    bbox.put("explode", false);
    bbox.putObject("schema")
        .put("type", "array")
        .put("minItems", 4)
        .put("maxItems", 6)
        .putObject("items")
        .put("type", "number");
    query(parameters, "limit", "每页最多", "at most so many per page")
        .putObject("schema")
        .put("type", "integer")
        .put("minimum", 1)
        .put("maximum", ItemsQuery.LARGEST_LIMIT)
        .put("default", ItemsQuery.USUAL_LIMIT);
    query(parameters, "token", "下一页 next 链接中的值", "from a next link, opaque")
        .putObject("schema")
        .put("type", "string");
    query(parameters, "filter", "CQL2 文本；几何属性为 geometry", "CQL2 text; the geometry is geometry")
        .putObject("schema")
        .put("type", "string");
    only(query(parameters, "filter-lang", "", ""), "cql2-text");
    only(query(parameters, "filter-crs", "", ""), Links.CRS84);
    only(query(parameters, "bbox-crs", "", ""), Links.CRS84);
    query(
            parameters,
            "datetime",
            "RFC 3339 时刻或区间；要素没有时间属性，因此全部符合",
            "an RFC 3339 instant or interval; features have no time of their own, so all match")
        .putObject("schema")
        .put("type", "string");
    for (String name : List.of("id", "tileMatrix", "tileRow", "tileCol")) {
      ObjectNode parameter = parameters.putObject(name).put("name", name).put("in", "path");
      parameter.put("required", true);
      parameter.putObject("schema").put("type", "integer").put("minimum", 0);
    }
    ObjectNode version = parameters.putObject("If-Match").put("name", "If-Match");
    version.put("in", "header").put("required", true);
    version.put("description", text("读取要素时得到的 ETag", "the ETag that came with the feature"));
    version.putObject("schema").put("type", "string");
  }

  private ObjectNode query(ObjectNode parameters, String name, String zh, String en) {
    return parameters
        .putObject(name)
        .put("name", name)
        .put("in", "query")
        .put("required", false)
        .put("description", text(zh, en));
  }

  private static ObjectNode queryParameter(ArrayNode parameters, String name) {
    return parameters.addObject().put("name", name).put("in", "query").put("required", false);
  }

  private static void only(ObjectNode parameter, String value) {
    parameter.putObject("schema").put("type", "string").putArray("enum").add(value);
  }

  private void problem(ObjectNode responses) {
    ObjectNode response = responses.putObject("Problem");
    response.put("description", text("没有做到的原因 (RFC 9457)", "Why it was not done (RFC 9457)"));
    ObjectNode schema =
        response
            .putObject("content")
            .putObject("application/problem+json")
            .putObject("schema")
            .put("type", "object");
    ObjectNode members = schema.putObject("properties");
    members.putObject("type").put("type", "string");
    members.putObject("title").put("type", "string");
    members.putObject("status").put("type", "integer");
    ObjectNode error =
        members.putObject("errors").put("type", "array").putObject("items").put("type", "object");
    ObjectNode errorMembers = error.putObject("properties");
    for (String member : List.of("field", "found", "expected")) {
      errorMembers.putObject(member).put("type", "string");
    }
  }

  private ObjectNode read(String path, String id, String zh, String en, String mediaType) {
    ObjectNode operation = operation(path, "get", id, text(zh, en));
    ObjectNode response = answer(operation, "200", text(zh, en));
    response.putObject("content").putObject(mediaType.split(";")[0]).putObject("schema");
    return operation;
  }

  private ObjectNode operation(String path, String method, String id, String summary) {
    ObjectNode operation = paths.withObjectProperty(path).putObject(method);
    operation.put("operationId", id).put("summary", summary);
    operation
        .putObject("responses")
        .putObject("default")
        .put("$ref", "#/components/responses/Problem");
    return operation;
  }

  private static ObjectNode answer(ObjectNode operation, String status, String description) {
    return operation
        .withObjectProperty("responses")
        .putObject(status)
        .put("description", description);
  }

  private static void body(ObjectNode operation, Layer layer, String mediaType) {
    ObjectNode content =
        operation.putObject("requestBody").put("required", true).putObject("content");
    content.putObject(mediaType);
    schema(content, mediaType, layer);
  }

  private static void schema(JsonNode content, String mediaType, Layer layer) {
    ((ObjectNode) content.get(mediaType))
        .putObject("schema")
        .put("$ref", "#/components/schemas/" + layer.id());
  }

  private String text(String zh, String en) {
    return new Label(zh, en).in(language);
  }
}
