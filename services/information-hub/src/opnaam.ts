import type { SelectQueryBuilder } from "typeorm";
import { pageOf, type Page } from "@zvh/platform";

/** Which page of a list by name: of which house, with which part of a name in it, and after which row. */
export type Naamvraag = {
  huis: string;
  tekst?: string | undefined;
  /** The id of the last row of the page before. */
  na?: string | undefined;
  aantal: number;
};

/**
 * A page of what a house has, by name: what is asked in `query` (alias `r`), further on in the index of house, name and
 * id. A part of a name is looked for among the rows of this house alone.
 * @param zoekIn the fields of which a part may be asked
 * @returns the rows, and the id after which the next page begins; null on the last
 */
export const opNaam = async <T extends object>(
  query: SelectQueryBuilder<T>,
  { huis, tekst, na, aantal }: Naamvraag,
  zoekIn: (keyof T & string)[],
): Promise<Page<T>> => {
  const { tableName, primaryColumns } = query.expressionMap.mainAlias!.metadata;
  const { propertyName: id, databaseName: kolom } = primaryColumns[0]!;
  query.andWhere("r.huis = :huis", { huis });
  if (tekst)
    query.andWhere(`(${zoekIn.map((veld) => `strpos(lower(r.${veld}), lower(:tekst)) > 0`).join(" or ")})`, { tekst });
  if (na)
    query.andWhere(`(r.naam, r.${id}) > (select b.naam, b.${kolom} from ${tableName} b where b.${kolom} = :na)`, {
      na,
    });
  const rijen = await query
    .orderBy("r.naam")
    .addOrderBy(`r.${id}`)
    .limit(aantal + 1)
    .getMany();
  return pageOf(rijen, aantal, (laatste) => String(laatste[id as keyof T]));
};
