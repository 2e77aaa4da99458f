import { parse } from "csv-parse/sync";

/** What is wrong with a line of a file. */
export type CsvFault = { line: number; field: string; code: string; message: string };
export type CsvRow<Column extends string> = { line: number; row: Record<Column, string> };
/** What a row must keep: a field, whether it does, a stable code, and what to do. */
export type CsvDemand<Column extends string> = [field: Column, good: boolean, code: string, message: string];

/**
 * Reads a file with a header: UTF-8 with or without BOM, `;`, quotes, line breaks in quotes. The good rows are taken;
 * every fault of every other row is reported with the line on which it begins. Without all columns no row is taken.
 * @param demands what a row must keep
 */
export const readCsv = <Column extends string>(
  file: Buffer,
  columns: readonly Column[],
  demands: (row: Record<Column, string>) => CsvDemand<Column>[],
): { rows: CsvRow<Column>[]; faults: CsvFault[] } => {
  const [head, ...rest] = linesOf(file);
  const missing = columns.filter((column) => !head?.fields.includes(column));
  if (!head || missing.length > 0) return { rows: [], faults: missing.map(missingColumn) };
  const read = rest.map(({ line, fields }) => judge(line, head.fields, fields, demands));
  return {
    rows: read.flatMap((one) => ("row" in one ? [one] : [])),
    faults: read.flatMap((one) => ("faults" in one ? one.faults : [])),
  };
};

const missingColumn = (field: string): CsvFault => {
  return { line: 1, field, code: "kolom-ontbreekt", message: "Deze kolom ontbreekt in de kopregel." };
};

const linesOf = (file: Buffer): { line: number; fields: string[] }[] => {
  const options = { bom: true, delimiter: ";", relax_column_count: true, relax_quotes: true };
  const records = parse(file, options) as string[][];
  let next = 1;
  const lines = records.map((record) => {
    const line = next;
    next += record.join().split("\n").length;
    return { line, fields: record.map((field) => field.trim()) };
  });
  return lines.filter(({ fields }) => fields.some((field) => field !== ""));
};

const judge = <Column extends string>(
  line: number,
  head: string[],
  fields: string[],
  demands: (row: Record<Column, string>) => CsvDemand<Column>[],
): CsvRow<Column> | { faults: CsvFault[] } => {
  if (fields.length !== head.length) {
    const message = `De regel heeft ${fields.length} velden; het moeten er ${head.length} zijn.`;
    return { faults: [{ line, field: "regel", code: "aantal-kolommen", message }] };
  }
  const row = Object.fromEntries(head.map((name, i) => [name, fields[i]!])) as Record<Column, string>;
  const broken = demands(row).filter(([, good]) => !good);
  if (broken.length === 0) return { line, row };
  return { faults: broken.map(([field, , code, message]) => ({ line, field, code, message })) };
};

/** Whether this is a day of the calendar, `yyyy-mm-dd`. */
export const isDay = (text: string): boolean => {
  const moment = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(+moment) && moment.toISOString().startsWith(text);
};
