import { dice } from "@zvh/testing";
import { dueAt, lengthOf, passed, remaining, warnAt, type Clock } from "./clocks.js";
import { toAmsterdam } from "./time.js";

const names: Clock[] = ["WALL_6H", "OPHOUDEN_6H", "OPHOUDEN_9H"];
const minute = 60_000;
const hour = 60 * minute;

/** The end of a term that starts at this moment, as the clock on the wall shows it. */
const endOf = (clock: Clock, from: string): string => toAmsterdam(dueAt(clock, new Date(from)));

describe("de klok van zes uur", () => {
  it("R73 is een duur: zes uur na het begin, ook in de nacht waarin de klok verspringt", () => {
    expect(endOf("WALL_6H", "2026-11-23T22:00+01:00")).toBe("2026-11-24T04:00:00");
    expect(endOf("WALL_6H", "2026-03-29T00:30+01:00")).toBe("2026-03-29T07:30:00");
    expect(endOf("WALL_6H", "2026-10-25T00:30+02:00")).toBe("2026-10-25T05:30:00");
    expect(endOf("WALL_6H", "2027-03-28T00:30+01:00")).toBe("2027-03-28T07:30:00");
    expect(endOf("WALL_6H", "2027-10-31T02:30+02:00")).toBe("2027-10-31T07:30:00");
    expect(endOf("WALL_6H", "2027-10-31T02:30+01:00")).toBe("2027-10-31T08:30:00");
  });
});

describe("de klokken van het ophouden voor onderzoek", () => {
  it("R73 tellen de uren tussen middernacht en negen uur niet mee", () => {
    expect(endOf("OPHOUDEN_6H", "2026-11-23T10:00+01:00")).toBe("2026-11-23T16:00:00");
    expect(endOf("OPHOUDEN_6H", "2026-11-23T22:00+01:00")).toBe("2026-11-24T13:00:00");
    expect(endOf("OPHOUDEN_6H", "2026-11-23T03:00+01:00")).toBe("2026-11-23T15:00:00");
    expect(endOf("OPHOUDEN_9H", "2026-12-31T23:00+01:00")).toBe("2027-01-01T17:00:00");
    expect(endOf("OPHOUDEN_9H", "2028-02-28T20:00+01:00")).toBe("2028-02-29T14:00:00");
  });

  it("R73 merken niets van de nacht waarin de klok verspringt", () => {
    for (const evening of [
      "2026-03-28T22:00+01:00",
      "2026-10-24T22:00+02:00",
      "2027-03-27T22:00+01:00",
      "2027-10-30T22:00+02:00",
    ]) {
      expect(endOf("OPHOUDEN_6H", evening).slice(11)).toBe("13:00:00");
      expect(endOf("OPHOUDEN_9H", evening).slice(11)).toBe("16:00:00");
    }
    expect(dueAt("OPHOUDEN_6H", new Date("2026-10-25T02:30+02:00"))).toEqual(new Date("2026-10-25T15:00+01:00"));
    expect(dueAt("OPHOUDEN_6H", new Date("2026-10-25T02:30+01:00"))).toEqual(new Date("2026-10-25T15:00+01:00"));
  });

  it("R73 eindigen om middernacht als dan het laatste uur geteld is, en anders nooit in de nacht", () => {
    expect(endOf("OPHOUDEN_6H", "2026-11-23T18:00:00.000+01:00")).toBe("2026-11-24T00:00:00");
    expect(dueAt("OPHOUDEN_6H", new Date("2026-11-23T18:00:00.001+01:00"))).toEqual(
      new Date("2026-11-24T09:00:00.001+01:00"),
    );
  });

  it("R73 waarschuwen op de helft en op vier vijfde van wat meetelt, dus nooit in de nacht", () => {
    const from = new Date("2026-11-23T22:00+01:00");
    expect(toAmsterdam(warnAt("OPHOUDEN_6H", from, 50))).toBe("2026-11-24T10:00:00");
    expect(toAmsterdam(warnAt("OPHOUDEN_6H", from, 80))).toBe("2026-11-24T11:48:00");
    expect(toAmsterdam(warnAt("WALL_6H", from, 50))).toBe("2026-11-24T01:00:00");
  });

  it("R73 staan stil in de nacht: wat over is, blijft over", () => {
    const from = new Date("2026-11-23T22:00+01:00");
    const left = (at: string) => remaining("OPHOUDEN_6H", from, new Date(at)) / hour;
    expect([left("2026-11-23T21:00+01:00"), left("2026-11-23T23:00+01:00")]).toEqual([6, 5]);
    expect([left("2026-11-24T00:00+01:00"), left("2026-11-24T08:59+01:00"), left("2026-11-24T09:00+01:00")]).toEqual([
      4, 4, 4,
    ]);
    expect([left("2026-11-24T12:00+01:00"), left("2026-11-24T13:00+01:00"), left("2026-12-24T13:00+01:00")]).toEqual([
      1, 0, 0,
    ]);
  });
});

describe("voor elk begin", () => {
  const { seed, next: random } = dice();
  const nights = ["2026-03-29", "2026-10-25", "2027-03-28", "2027-10-31", "2028-02-29"];
  const anywhere = () => Date.parse("2024-01-01") + Math.floor(random() * 7 * 365 * 24 * hour);
  const around = (night: string) => Date.parse(night) + Math.floor((random() * 72 - 36) * hour);
  const moments = [...Array(1_500).keys()]
    .map((i) => (i % 3 ? around(nights[i % nights.length]!) : anywhere()))
    .map((ms) => new Date(ms))
    .toSorted((a, b) => +a - +b);
  const hourOf = (at: Date): number => Number(toAmsterdam(at).slice(11, 13));
  const isMidnight = (at: Date): boolean => +at % 1000 === 0 && toAmsterdam(at).endsWith("T00:00:00");
  /** Runs a check for every clock and moment; a failure tells the seed and the moment. */
  const forAll = (check: (clock: Clock, from: Date, next: Date) => boolean): void => {
    const wrong = names.flatMap((clock) =>
      moments
        .slice(0, -1)
        .filter((from, i) => !check(clock, from, moments[i + 1]!))
        .map((from) => `seed ${seed}: ${clock} ${from.toISOString()}`),
    );
    expect(wrong.slice(0, 5)).toEqual([]);
  };

  it("R73 is op het einde precies de hele termijn geteld, en een tel eerder nog niet", () => {
    forAll((clock, from) => {
      const due = dueAt(clock, from);
      const before = new Date(+due - 1);
      return passed(clock, from, due) === lengthOf(clock) && remaining(clock, from, before) === 1;
    });
  });

  it("R73 valt einde noch waarschuwing in een uur dat niet telt, behalve op de grens van middernacht", () => {
    forAll(
      (clock, from) =>
        clock === "WALL_6H" ||
        [dueAt(clock, from), warnAt(clock, from, 50), warnAt(clock, from, 80)].every(
          (at) => hourOf(at) >= 9 || isMidnight(at),
        ),
    );
  });

  it("R73 eindigt wie later begint nooit eerder, en komen de waarschuwingen voor het einde", () => {
    forAll((clock, from, next) => {
      const order = [from, warnAt(clock, from, 50), warnAt(clock, from, 80), dueAt(clock, from)];
      return dueAt(clock, from) <= dueAt(clock, next) && order.every((at, i) => i === 0 || order[i - 1]! < at);
    });
  });

  it("R73 is op een waarschuwing dat deel geteld, en loopt de teller nooit terug", () => {
    forAll((clock, from) => {
      const parts = [50, 80].map((part) => passed(clock, from, warnAt(clock, from, part)) / lengthOf(clock));
      const looks = Array.from({ length: 6 }, (_, i) => passed(clock, from, new Date(+from + (i - 1) * 5 * hour)));
      return parts.join() === "0.5,0.8" && looks.every((counted, i) => i === 0 || looks[i - 1]! <= counted);
    });
  });

  it("R73 is de teller gelijk aan wat iemand telt die elke minuut op de klok kijkt", () => {
    const wrong: string[] = [];
    for (const clock of names)
      for (const some of moments.filter((_, i) => i % 25 === 0)) {
        const from = new Date(+some - (+some % minute));
        const due = dueAt(clock, from);
        let minutes = 0;
        for (let at = +from; at < +due; at += minute) if (clock === "WALL_6H" || hourOf(new Date(at)) >= 9) minutes++;
        if (minutes * minute !== lengthOf(clock)) wrong.push(`seed ${seed}: ${clock} ${from.toISOString()}`);
      }
    expect(wrong).toEqual([]);
  });
});
