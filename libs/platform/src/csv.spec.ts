import { isDay, readCsv } from "./index.js";

const read = (text: string) =>
  readCsv(Buffer.from(text), ["kind", "count"], ({ kind, count }) => [
    ["kind", kind !== "", "missing", "Fill in the kind."],
    ["count", /^\d+$/.test(count), "no-number", "Write the count in digits."],
  ]);

describe("a file with rows", () => {
  it("takes the good rows with their lines, and tells all faults of the others at once", () => {
    const { rows, faults } = read("\uFEFFkind;count\r\na;1\r\n;x\r\nb;2\r\nc\r\n");
    expect(rows.map(({ line, row }) => [line, row.kind, row.count])).toEqual([
      [2, "a", "1"],
      [4, "b", "2"],
    ]);
    expect(faults.map(({ line, field, code }) => `${line} ${field} ${code}`)).toEqual([
      "3 kind missing",
      "3 count no-number",
      "5 regel aantal-kolommen",
    ]);
  });

  it("counts on through quotes and line breaks within a field", () => {
    const { rows, faults } = read('kind;count\r\n"say ""a"".\r\nThen b.";1\r\nx;y\r\n');
    expect(rows[0]!.row.kind).toBe('say "a".\r\nThen b.');
    expect(faults).toMatchObject([{ line: 4, field: "count" }]);
  });

  it("takes nothing when a column is missing, and names each that is", () => {
    expect(read("count\r\n1\r\n")).toMatchObject({ rows: [], faults: [{ line: 1, field: "kind" }] });
    expect(read("").faults).toHaveLength(2);
  });

  it("knows the days of the calendar", () => {
    expect(["2028-02-29", "2026-02-29", "2026-2-1", "", "2026-13-01"].map(isDay)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
