export * from "./accounts.js";
export * from "./browser.js";
export * from "./dice.js";
export * from "./people.js";
export * from "./postgres.js";
export * from "./proxy.js";
export * from "./service.js";
export * from "./stream.js";
