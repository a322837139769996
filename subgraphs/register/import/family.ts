import { sql } from '../../common/database/sql.ts';
import type { Content } from '../change/content.ts';
import type { Niveau } from '../dagtilbud/niveau.ts';
import type { RegisterTransaction } from '../database.ts';

/** What a row's children need to know of it. `before` is the parent it had before this file; null when it is new. */
type Member<C, P extends keyof C> = Pick<C, P> & { aktivitetsstatus: string; before: string | null };
type Owner = Member<Content['daginstitution'], 'ejerformKode' | 'lovgrundlagKode' | 'admKommuneKode'>;
type Unit = Member<Content['anvisningsenhed'], 'daginstitutionsNummer'>;

type Kommuner = { kommuneBefore: string | null; kommuneAfter: string | null };

/** The daginstitutioner and anvisningsenheder there are, by number: who is whose, and in which municipality. */
export class Family {
  readonly owners: Map<string, Owner>;
  readonly units: Map<string, Unit>;

  private constructor(owners: Map<string, Owner>, units: Map<string, Unit>) {
    this.owners = owners;
    this.units = units;
  }

  static async read(tx: RegisterTransaction): Promise<Family> {
    const owners = await tx.$queryRaw<(Owner & { nummer: string })[]>(sql`
      SELECT "nummer", "aktivitetsstatus", "ejerformKode", "lovgrundlagKode", "admKommuneKode",
        "admKommuneKode" AS "before" FROM "Daginstitution" WHERE "toChange" IS NULL`);
    const units = await tx.$queryRaw<(Unit & { nummer: string })[]>(sql`
      SELECT "nummer", "aktivitetsstatus", "daginstitutionsNummer",
        "daginstitutionsNummer" AS "before" FROM "Anvisningsenhed" WHERE "toChange" IS NULL`);
    return new Family(new Map(owners.map((row) => [row.nummer, row])), new Map(units.map((row) => [row.nummer, row])));
  }

  /** Puts an object in its place and tells its municipality before and after; `before` is the parent it had. */
  join(nummer: string, content: Content[Niveau], before: string | null): Kommuner {
    const { aktivitetsstatus } = content;
    if ('admKommuneKode' in content) {
      const { ejerformKode, lovgrundlagKode, admKommuneKode } = content;
      this.owners.set(nummer, { aktivitetsstatus, ejerformKode, lovgrundlagKode, admKommuneKode, before });
      return { kommuneBefore: before, kommuneAfter: admKommuneKode };
    }
    if ('daginstitutionsNummer' in content) {
      const { daginstitutionsNummer } = content;
      this.units.set(nummer, { aktivitetsstatus, daginstitutionsNummer, before });
      return { kommuneBefore: this.#ownerBefore(before), kommuneAfter: this.#ownerNow(daginstitutionsNummer) };
    }
    const unitNow = this.units.get(content.anvisningsenhedsNummer)?.daginstitutionsNummer ?? null;
    const unitBefore = before === null ? null : (this.units.get(before)?.before ?? null);
    return { kommuneBefore: this.#ownerBefore(unitBefore), kommuneAfter: this.#ownerNow(unitNow) };
  }

  #ownerNow = (nummer: string | null) => (nummer === null ? null : (this.owners.get(nummer)?.admKommuneKode ?? null));
  #ownerBefore = (nummer: string | null) => (nummer === null ? null : (this.owners.get(nummer)?.before ?? null));
}
