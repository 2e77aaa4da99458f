import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from "@nestjs/common";
import { Transform } from "class-transformer";
import { IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min, MinLength } from "class-validator";
import { Consumer } from "./consumer.js";
import { drop, firstOf, listHeld, streamOf, type Dropped, type Held, type Stream } from "./parked.js";
import { By, Roles } from "./person.js";
import { Store, type Cause } from "./store.js";
import { type Page } from "./page.js";

class HeldList {
  @IsOptional() @IsString() huis?: string;
  /** The cursor of the page before. */
  @IsOptional()
  @Matches(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z_[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/)
  na?: string;
  @Transform(({ value }) => Number(value)) @IsInt() @Min(1) @Max(100) aantal = 50;
}

class Drop {
  @Transform(({ value }) => (typeof value === "string" ? value.trim() : value))
  @IsString()
  @MinLength(5)
  @MaxLength(500)
  reden!: string;
}

/** How many events went, and which one of the key still stands in front. */
type Tried = { gelukt: number; staatNog: Held | null };

/** For operators: the events that this service holds, within the houses of the person. */
@Controller("geparkeerd")
@Roles("beheerder")
export class ParkedController {
  constructor(
    private readonly store: Store,
    private readonly consumer: Consumer,
  ) {}

  @Get()
  list(@Query() query: HeldList, @By() by: Cause): Promise<Page<Held>> {
    return this.store.read(by, (tx) => listHeld(tx, query));
  }

  /** Tries the held events of this one's key again, in their order. Harmless when none is held any more. */
  @Post(":berichtId/opnieuw")
  @HttpCode(200)
  async replay(@Param("berichtId", ParseUUIDPipe) berichtId: string, @By() by: Cause): Promise<Tried> {
    return this.tryAgain(by, await this.store.read(by, (tx) => streamOf(tx, berichtId)));
  }

  /** Lets the first held event of a key go, for a reason that is recorded; then tries what stands behind it. */
  @Post(":berichtId/laten-vallen")
  @HttpCode(200)
  async drop(
    @Param("berichtId", ParseUUIDPipe) berichtId: string,
    @Body() { reden }: Drop,
    @By() by: Cause,
  ): Promise<Dropped & Tried> {
    const { stream, dropped } = await this.store.run(by, (work) => drop(work, berichtId, by.by, reden));
    return { ...dropped, ...(await this.tryAgain(by, stream)) };
  }

  private async tryAgain(by: Cause, stream: Stream): Promise<Tried> {
    const gelukt = await this.consumer.replay(by, stream.topic, stream.key);
    return { gelukt, staatNog: await this.store.read(by, (tx) => firstOf(tx, stream)) };
  }
}
