// What the package has besides starting an engine: sending and what follows, patches, the account. The first plan
// needs none of it.
export * from "sipattach/slim";
