#include "program/program_changes.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace sipattach {
namespace {

bool Changes(std::string_view statement, bool is_used) {
  Names changed;
  AddChanged(statement, is_used, changed);
  return changed.contains("body");
}

TEST(AddChanged, NamesWhatIsHandedOnOtherwise) {
  for (const std::string_view statement :
       {"payload = build(body)", "payload = transform(body)\n", "const p = _.omit(body, ['type'])",
        "p = base.except(:a) if body.except(:type)", "post(url, body | {\"type\": 1})",
        "post(url, body + [1])", "post(url, body - 'type')", "json = body.reject { |k| k }",
        "JSON.stringify(body, ['type'])", "JSON.stringify(body, replacer, 2)",
        "x = body.merge trunk_id: 1", "json: Map.drop(body, [:type])", "y = body |> Map.delete(:a)",
        "($body | Select-Object type | ConvertTo-Json)", "p = body with { Type = 1 }",
        "p = body.filter((x) => x)", "json_encode(array_filter($body))",
        "post(url, load(normalize(body)))"}) {
    EXPECT_TRUE(Changes(statement, true)) << statement;
  }
}

TEST(AddChanged, LeavesOutWhatArrivesAsItIs) {
  for (const std::string_view statement : {"data = json.dumps(body, indent=2)",
                                           "JSON.stringify(body, null, 2)",
                                           "JSON.stringify(body, undefined, '  ')",
                                           "JSON.stringify(body)",
                                           "payload = body",
                                           "data = body.to_json",
                                           "data = json.dumps(body).encode('utf-8')",
                                           "p = copy.deepcopy(body)",
                                           "b, err := json.Marshal(body)",
                                           "new StringContent(body, Encoding.UTF8)",
                                           "requests.post(url, json=body)",
                                           "n = len(body)",
                                           "n = body.filters",
                                           "n = body[\"a\"]",
                                           "p = array('a' => json_encode($body))",
                                           "$body | ConvertTo-Json -Depth 5",
                                           "x = body |> Jason.encode!()",
                                           "request.addJsonBody(body)",
                                           "r = body.build()",
                                           "add(x).post(body)",
                                           "numbers.map(n => post(url, body))",
                                           "extend({ a: body })"}) {
    EXPECT_FALSE(Changes(statement, true)) << statement;
  }
}

TEST(AddChanged, NamesWhatAFunctionIsGivenToChange) {
  for (const std::string_view statement :
       {"add_trunk(body)", "_.set(body, 'a.b', 1)", "delete(body, \"type\")",
        "applyDefaults(&body)", "maps.Copy(body, extra)", "Reflect.deleteProperty(body, 'type')",
        "unset($body['type'])", "$body | Add-Member -NotePropertyName a", "[...$body, 'a' => 1]",
        "fill(&mut body)", "helpers.add_trunk(body)"}) {
    EXPECT_TRUE(Changes(statement, false)) << statement;
  }
  for (const std::string_view statement :
       {"queue.add(body)", "print(body)", "setBody(body)", "validate(body)", "dict(body)",
        "copy(body)", "log(omit(body, 'type'))", "store.set(body)", "clean = omit(body)",
        "x = body | {}"}) {
    EXPECT_FALSE(Changes(statement, false)) << statement;
  }
}

TEST(AddAliased, FollowsOtherNamesOfParts) {
  const auto changes = [](std::string_view statement) {
    Names changed;
    changed.insert("d");
    AddAliased(statement, changed);
    return changed.contains("body");
  };
  for (const std::string_view statement :
       {"d = body[\"directions\"][0]", "const { d } = body;", "const [d] = body.directions;",
        "d := &body.Directions[0]", "$d = &$body['directions'][0];", "d = body",
        "for d in body[\"directions\"]:", "for (const d of body.directions) {",
        "foreach ($body['directions'] as &$d) {", "body.directions.forEach((d) => {",
        "body[:directions].each do |d|"}) {
    EXPECT_TRUE(changes(statement)) << statement;
  }
  for (const std::string_view statement :
       {"$d = $body['directions'][0];", "foreach ($body['directions'] as $d) {", "d = len(body)",
        "e = body[\"directions\"][0]", "d.type = body", "d == body"}) {
    EXPECT_FALSE(changes(statement)) << statement;
  }
}

TEST(IsAltered, TellsWhatAFunctionDoesToIt) {
  const auto alters = [](std::string_view statement) {
    const std::size_t begin = statement.find('{');
    return IsAltered(statement, begin, statement.find('}') + 1);
  };
  EXPECT_TRUE(alters("post(url, _.omit({a: 1}, 'a'))"));
  EXPECT_TRUE(alters("JSON.stringify({a: 1}, ['a'])"));
  EXPECT_TRUE(alters("post url, {a: 1}.except(:a)"));
  EXPECT_FALSE(alters("post(url, load({a: 1}))"));
  EXPECT_FALSE(alters("post(url, {a: 1})"));
}

TEST(OnlyReads, KnowsWhatChangesNothing) {
  EXPECT_TRUE(OnlyReads("body.directions.forEach((d) => console.log(d))"));
  EXPECT_TRUE(OnlyReads("body.freeze"));
  EXPECT_FALSE(OnlyReads("body.directions.forEach((d) => { d.type = 1; })"));
  EXPECT_FALSE(OnlyReads("body.change()"));
}

}  // namespace
}  // namespace sipattach
