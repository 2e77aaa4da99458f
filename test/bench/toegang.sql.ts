import type pg from "pg";

export type Vulling = { huis: string; cases: number; director: string; restricted: string };

/**
 * Cases of some years in one house: a tenth provisionally closed, a fifth closed; forty directors; four participants out
 * of a few thousand and three actions in each. One participant takes part in thirty of those that are open.
 */
export const vulCasussen = async (client: pg.Client, { huis, cases, director, restricted }: Vulling): Promise<void> => {
  const steps = [
    `insert into casus (casus_id, huis, regime, persoon_id, categorie, status, procesregisseur, geopend_op, laatste_contact_op)
     select gen_random_uuid(), '${huis}', 'casusoverleg', gen_random_uuid(), 'integraal',
            (array['actief','actief','actief','actief','actief','actief','actief','voorlopig-afgesloten','afgesloten','afgesloten'])[1 + i % 10],
            case when i % 40 = 0 then '${director}' else 'regisseur-' || i % 40 end,
            clock_timestamp() - random() * interval '3 years', clock_timestamp() - random() * interval '90 days'
     from generate_series(1, ${cases}) i`,
    `insert into deelname (deelname_id, casus_id, huis, organisatie, medewerker, rol, grondslag, van)
     select gen_random_uuid(), casus_id, huis, 'huis', procesregisseur, 'procesregisseur', 'casusoverleg', geopend_op from casus`,
    `insert into deelname (deelname_id, casus_id, huis, organisatie, medewerker, rol, grondslag, van)
     select gen_random_uuid(), casus_id, huis, 'ggz', 'deelnemer-' || n || '-' || (random() * ${cases} / 20)::int, 'deelnemer',
            'casusoverleg', geopend_op
     from casus, generate_series(1, 4) n`,
    `insert into deelname (deelname_id, casus_id, huis, organisatie, medewerker, rol, grondslag, van)
     select gen_random_uuid(), casus_id, huis, 'ggz', '${restricted}', 'deelnemer', 'casusoverleg', geopend_op
     from casus where status = 'actief' order by casus_id limit 30`,
    `insert into actie (actie_id, casus_id, huis, omschrijving, soort, leefgebied, organisatie, uitvoerder, uiterlijk_datum,
                        status, vanaf_versie)
     select gen_random_uuid(), casus_id, huis, '', 'zorg', 'gezondheid', 'ggz', 'deelnemer-1-' || (random() * ${cases} / 20)::int,
            current_date + (random() * 60)::int, 'open', 1
     from casus, generate_series(1, 3) n`,
    "vacuum analyze",
  ];
  for (const step of steps) await client.query(step);
};
