import { IsIn, IsNotEmpty, IsOptional, IsString, Matches, MaxLength } from "class-validator";
import { detentieberichtsoorten, type Detentieberichtsoort } from "@zvh/contracts";
import { Dag } from "../dossier/dossier.verzoek.js";

/** Who a message is about, as the institution knows him. No nationality (L25). */
export class Gedetineerde {
  @IsOptional() @Matches(/^\d{8,9}$/, { message: "bsn moet acht of negen cijfers zijn" }) bsn?: string | null;
  @IsOptional() @IsString() @MaxLength(200) voornamen?: string | null;
  @IsOptional() @IsString() @MaxLength(40) tussenvoegsel?: string | null;
  @IsString() @IsNotEmpty() @MaxLength(200) achternaam!: string;
  @IsOptional() @Dag() geboortedatum?: string | null;
}

/** A message about a detention: it begins, its end moves or becomes unknown, or it ends (R42). */
export class DetentieberichtVerzoek extends Gedetineerde {
  /** The sender's own reference: the same one again is the same message. */
  @IsString() @IsNotEmpty() @MaxLength(100) kenmerk!: string;
  @IsIn(detentieberichtsoorten) bericht!: Detentieberichtsoort;
  /** CBS code of the home municipality, which says to which house it goes. */
  @Matches(/^GM\d{4}$/, { message: "gemeente moet GM en vier cijfers zijn" }) gemeente!: string;
  @IsString() @IsNotEmpty() @MaxLength(200) inrichting!: string;
  @Dag() insluitingsdatum!: string;
  /** Expected, or of an end: the day itself; absent when it is not known. */
  @IsOptional() @Dag() einddatum?: string | null;
}
