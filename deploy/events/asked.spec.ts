import { askedOf } from "./asked.js";

const id = "0199b6c2-a529-7c1d-8a0e-5d9f1b1f0001";
const asked = (...args: string[]) => askedOf(args, ["intake", "case-plan"]);

describe("the arguments of `zvh events`", () => {
  it("ask for the list, of all services or of one", () => {
    expect(asked("list")).toEqual({ act: "list" });
    expect(asked("list", "--dienst", "case-plan")).toEqual({ act: "list", dienst: "case-plan" });
  });

  it("ask to try again, or to let go for a reason, wherever the options stand", () => {
    expect(asked("replay", id)).toEqual({ act: "replay", berichtId: id });
    const drop = { act: "drop", berichtId: id, reden: "De bron is hersteld.", dienst: "intake" };
    expect(asked("drop", id, "--reden", " De bron is hersteld. ", "--dienst=intake")).toEqual(drop);
    expect(asked("--reden", "De bron is hersteld.", "--dienst", "intake", "drop", id)).toEqual(drop);
  });

  it.each([
    [[], "Zeg wat er moet gebeuren"],
    [["burn"], "Zeg wat er moet gebeuren"],
    [["list", id], "neemt geen berichtId"],
    [["list", "--dienst", "nergens"], "kies uit intake, case-plan"],
    [["list", "--alles"], "--dienst"],
    [["replay"], "Noem één berichtId"],
    [["replay", "7"], "Noem één berichtId"],
    [["replay", id, id], "Noem één berichtId"],
    [["replay", id, "--reden", "Zomaar een reden"], "alleen bij events drop"],
    [["drop", id], "Zeg in 5 tot 500 tekens waarom"],
    [["drop", id, "--reden", "    o   "], "Zeg in 5 tot 500 tekens waarom"],
    [["drop", id, "--reden", "x".repeat(501)], "Zeg in 5 tot 500 tekens waarom"],
  ])("%j are refused with what to write instead", (args, sentence) => {
    expect(() => asked(...args)).toThrow(sentence);
  });
});
