export * from "./contract.js";
export * from "./asyncapi.js";
export * from "./compatible.js";
export * from "./intake.js";
export * from "./information-hub.js";
export * from "./triage.js";
export * from "./case-plan.js";
export * from "./notification.js";
