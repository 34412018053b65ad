#include "program/program_handling.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "program/program_text.h"

namespace sipattach {
namespace {

// What becomes of `body` from its first statement to the last one of the code.
Handling Follow(std::string_view code) {
  const std::vector<std::string_view> statements = SplitStatements(code);
  Names callers;
  callers.insert("attach");
  const std::size_t begin = statements[0].find('{');
  Handling handling =
      HandlingFollower(statements, callers)
          .Follow(0, begin, statements[0].rfind('}') + 1, false, statements.size() - 1);
  handling.AddClient(statements.back());
  return handling;
}

Handling Sent(std::string_view statement) { return Follow("body = {}\n" + std::string(statement)); }

TEST(HandlingFollower, SeesForms) {
  for (const std::string_view statement :
       {"post(url, body: new URLSearchParams(body))", "curl_setopt(c, F, http_build_query($body))",
        "Net::HTTP.post_form(uri, body)", "request.set_form_data(body)", "post(url, form: body)",
        "$client->post($url, ['form_params' => $body])", "client.post(url).form(&body).send()",
        "http.PostForm(url, body)", "new FormUrlEncodedContent(body)", "qs.stringify(body)",
        "Http::asForm()->post($url, $body)", "requests.post(url, files=body)"}) {
    EXPECT_TRUE(Sent(statement).is_form) << statement;
  }
  for (const std::string_view statement :
       {"post(url + '?' + new URLSearchParams(query), body)", "post(url, json=body)",
        "post(url, JSON.stringify(body))", "form = body", "log(urlencode(other), body)"}) {
    EXPECT_FALSE(Sent(statement).is_form) << statement;
  }
}

TEST(HandlingFollower, KnowsWhatMakesFormsOfObjects) {
  for (const std::string_view statement :
       {"requests.post(url, headers={'a': b}, data=body)", "requests.post(url, data = body)",
        "$.post(url, body)", "HTTParty.post(url, body: body)",
        "curl_setopt($c, CURLOPT_POSTFIELDS, $body)", "irm -Method Post -Body $body"}) {
    EXPECT_TRUE(Sent(statement).is_object) << statement;
    EXPECT_FALSE(Sent(statement).is_text) << statement;
  }
  for (const std::string_view statement : {"axios.post({ data: body })", "attach(data=body)"}) {
    EXPECT_FALSE(Sent(statement).is_object) << statement;
  }
}

TEST(HandlingFollower, KnowsText) {
  for (const std::string_view statement :
       {"post(url, data=json.dumps(body))", "post(url, JSON.stringify(body, null, 2))",
        "post(url, body.to_json)", "post -Body ($body | ConvertTo-Json)",
        "post(url, body |> Jason.encode!())", "post(url, json_encode($body))"}) {
    EXPECT_TRUE(Sent(statement).is_text) << statement;
    EXPECT_FALSE(Sent(statement).is_passed) << statement;
  }
  EXPECT_TRUE(Follow("data = json.dumps({})\npost(url, data=data)").is_text);
  EXPECT_TRUE(Follow("d = <<~JSON\n{}\nJSON\npost(url, d)").is_text);
  EXPECT_FALSE(Sent("post(url, body)").is_text);
}

TEST(HandlingFollower, NamesUnknownFunctions) {
  for (const std::string_view code :
       {"body = {}\nbody = tweak(body)\npost(body)", "body = tweak({})\npost(body)",
        "body = {}\ntweak(body)\npost(body)", "body = {}\nawait this.enrich(body);\npost(body)",
        "body = {}\nx = tweak(body)\ny = x\npost(y)", "body = {}\npost(json.dumps(tweak(body)))",
        "body = {}\nattach(tweak(body))", "body = {}\npost(url, body |> enrich())",
        "body = {}\nhelper.tweak(1, body)\npost(body)"}) {
    EXPECT_TRUE(Follow(code).is_passed) << code;
  }
  for (const std::string_view code :
       {"body = {}\nprint(body)\npost(body)", "body = {}\nvalidate(body)\npost(body)",
        "body = {}\ntweak(other)\npost(body)", "body = {}\nx = tweak(body)\npost(body)",
        "body = {}\n$r = tweak($body);\npost($body)", "body = {}\ntweak($body);\npost($body)",
        "body = {}\nqueue.push(body)\npost(body)", "body = {}\nsend(bytes.NewReader(body))",
        "body = {}\npost(url, copy.deepcopy(body))", "body = {}\nx = sign(body)\npost(body, x)",
        "body = {}\nhandle(post(url, body))", "body = {}\nhandle(attach(body))",
        "body = {}\nnew Whatever(body)", "body = {}\napi('/v1/sip/attach', body)",
        "data = json.dumps({})\ntweak(data)\npost(data)", "body = {}\npost(body)"}) {
    EXPECT_FALSE(Follow(code).is_passed) << code;
  }
}

TEST(HandlingFollower, GoesIntoFunctions) {
  const std::string_view code =
      "def attach(payload):\n    payload = tweak(payload)\n    post(url, data=payload)\n";
  const std::vector<std::string_view> statements = SplitStatements(code);
  const Names callers;
  const Handling handling = HandlingFollower(statements, callers).FollowInto(0, {}, {2});
  EXPECT_TRUE(handling.is_passed);
  EXPECT_TRUE(handling.is_object);
}

}  // namespace
}  // namespace sipattach
