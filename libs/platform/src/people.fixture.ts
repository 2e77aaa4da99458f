import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from "@nestjs/common";
import { By, found, noteDecision, Refused, Roles, Store, type Cause } from "./index.js";

/** The id of an invented person. */
export const person = (number: number): string => `00000000-0000-7000-8000-${number.toString(16).padStart(12, "0")}`;

const item = (number: number) => ({
  huis: "proefhuis",
  ...(number % 2 === 0 && { regime: "even" }),
  betrokkenen: [{ persoonId: person(number), betrokkeneId: person(number + 1_000_000) }],
});

/** Routes that show persons in the ways in which services do. */
@Controller("people")
@Roles("screener", "systeem")
export class PeopleController {
  constructor(private readonly store: Store) {}

  /** So many persons from a number on. */
  @Get()
  list(@Query() { from, count }: { from: string; count: string }, @By() by: Cause) {
    const question = { subject: { type: "A", id: "a" }, action: { name: "see" }, resource: { type: "B", id: "b" } };
    noteDecision(by, question, { decision: true, context: { policies: ["see-all"], version: "v1" } });
    return { items: Array.from({ length: Number(count) }, (_, i) => item(Number(from) + i)) };
  }

  @Get("elsewhere")
  elsewhere() {
    return { huis: "zeeland", persoonId: person(1) };
  }

  @Get("none")
  none() {
    return { items: [] };
  }

  @Get("text")
  text(@Query("tell") tell: string, @By() { access }: Cause) {
    if (tell) access!.shows = [item(4)];
    return "a;b";
  }

  @Post("_zoek")
  @HttpCode(200)
  search() {
    return { personen: [person(7), person(8)] };
  }

  /** Marks a thing of a person; the rule says no to a mark of two letters. */
  @Post(":thingId/marks")
  mark(@Param("thingId", ParseUUIDPipe) thingId: string, @Body() { mark, persoonId }: any, @By() by: Cause) {
    return this.store.run(by, async ({ tx }) => {
      const [, changed] = await tx.query("update thing set marks = marks || $2 where thing_id = $1", [thingId, mark]);
      found(changed || null);
      if (mark.length > 1)
        throw new Refused("niet-vooraan", [{ where: "mark", code: "niet-vooraan", message: String(persoonId) }]);
      return {};
    });
  }
}
