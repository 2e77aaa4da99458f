import { Transform } from "class-transformer";
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, Min } from "class-validator";

/** What every list takes: a house, and a page of at most a hundred from the cursor of the page before. */
export class Paginavraag {
  @IsString() huis!: string;
  /** `true` for what is mine: the cases that I direct, the actions that wait for me. */
  @IsOptional() @IsIn(["true", "false"]) mijn?: "true" | "false";
  @IsOptional() @Matches(/^\d{4}-\d\d-\d\d(T[\d:.]+Z)?_[0-9a-f-]{36}$/) na?: string;
  @IsOptional() @Transform(({ value }) => Number(value)) @IsInt() @Min(1) @Max(100) aantal?: number;
}
