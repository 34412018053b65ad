// What the package has besides starting an engine: sending and what follows, patches, the account. The first plan
// does without.
export * from "sipattach/slim";
