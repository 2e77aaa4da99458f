export default {
  testEnvironment: "node",
  testMatch: ["<rootDir>/{libs,services,test,deploy}/**/*.spec.ts"],
  testPathIgnorePatterns: ["/node_modules/", "/dist/"],
  modulePathIgnorePatterns: ["/.data/", "/dist/"],
  extensionsToTreatAsEsm: [".ts"],
  transform: { "\\.ts$": ["@swc/jest", {}] },
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": "$1" },
  globalSetup: "<rootDir>/libs/testing/src/setup.mjs",
  globalTeardown: "<rootDir>/libs/testing/src/teardown.mjs",
  testTimeout: 30_000,
  maxWorkers: 2,
  workerIdleMemoryLimit: "768MB",
};
