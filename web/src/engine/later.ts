// The parts of the package that the first plan does not need: sending and what follows, patches, the account.
export * from "sipattach/slim";
