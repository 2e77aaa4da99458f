import { describe, expect, it } from "@jest/globals";
import { contrastWithWhite, readableAccent } from "./accent.js";

describe("accent of a house", () => {
  it("keeps a colour that is dark enough", () => {
    expect(readableAccent("#1f5f3a")).toBe("#1f5f3a");
  });

  it.each(["#ffdd00", "#39f", "#ffffff"])("darkens %s until text on it can be read", (hex) => {
    expect(contrastWithWhite(readableAccent(hex))).toBeGreaterThanOrEqual(5.5);
  });
});
