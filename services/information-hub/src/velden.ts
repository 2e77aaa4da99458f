import { IsISO8601, IsString, Length, MaxLength } from "class-validator";

/** A calendar day that exists, as 1980-12-31. */
export const Dag = (): PropertyDecorator => (doel, veld) => {
  IsISO8601({ strict: true })(doel, veld as string);
  Length(10, 10, { message: "moet een datum zijn als 1980-12-31" })(doel, veld as string);
};

/** A line of text. */
export const Tekst = (): PropertyDecorator => (doel, veld) => {
  IsString()(doel, veld as string);
  MaxLength(200)(doel, veld as string);
};
