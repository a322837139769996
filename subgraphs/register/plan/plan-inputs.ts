import { Field, Float, ID, InputType } from 'type-graphql';
import { PlaceInput } from '../dagtilbud/place-inputs.ts';

const optional = (description: string) => ({ nullable: true, description });
const nummer = 'Its institution number; left out for an object known by sourceKey, or new.';
const sourceSystem =
  "Name of the caller's system; left out: that of the tree. Letters, digits, dot, hyphen, underscore.";
const sourceKey = "The caller's own key of the object: the same key finds the same object in every later call.";
const aFieldLeftOut = 'A field left out stays as it is, an explicit null clears it.';

/** A place, known by its number or by its key in the caller's system. */
@InputType()
abstract class TreePlaceInput extends PlaceInput {
  @Field(() => String, optional(nummer))
  nummer?: string | null;

  @Field(() => String, optional(sourceSystem))
  sourceSystem?: string | null;

  @Field(() => String, optional(sourceKey))
  sourceKey?: string | null;
}

@InputType({ description: `An alternativ adresse as it should be. ${aFieldLeftOut}` })
export class TreeAlternativAdresseInput extends TreePlaceInput {}

@InputType({ description: `An anvisningsenhed as it should be, with its alternative addresses. ${aFieldLeftOut}` })
export class TreeAnvisningsenhedInput extends TreePlaceInput {
  @Field(() => String, optional('Code of the kind of day-care.'))
  institutionstype?: string | null;

  @Field(() => [TreeAlternativAdresseInput], {
    defaultValue: [],
    description: 'Every alternativ adresse it should have; those it has beside them are closed.',
  })
  alternativeAdresser!: TreeAlternativAdresseInput[];
}

@InputType({ description: 'A daginstitution as it should be, with everything below it.' })
export class TreeDaginstitutionInput {
  @Field(() => String, optional(nummer))
  nummer?: string | null;

  @Field(() => String, optional(sourceSystem))
  sourceSystem?: string | null;

  @Field(() => String, optional(sourceKey))
  sourceKey?: string | null;

  @Field(() => String, { description: 'The name, at most 132 characters.' })
  navn!: string;

  @Field(() => String, { description: 'Code of the ownership.' })
  ejerform!: string;

  @Field(() => String, { description: 'Code of the legal basis.' })
  lovgrundlag!: string;

  @Field(() => [TreeAnvisningsenhedInput], {
    defaultValue: [],
    description: 'Every anvisningsenhed it should have.',
  })
  anvisningsenheder!: TreeAnvisningsenhedInput[];
}

@InputType({ description: 'A municipality as it should be. What is active in the register and not in here is closed.' })
export class KommuneTreeInput {
  @Field(() => String, optional("Name of the caller's system, for the objects that do not name one themselves."))
  sourceSystem?: string | null;

  @Field(() => [TreeDaginstitutionInput], { description: 'All its daginstitutioner.' })
  daginstitutioner!: TreeDaginstitutionInput[];
}

/** A plan that closes a larger share of a municipality than this needs to be confirmed. */
const closeThresholdDefault = 0.2;

@InputType({ description: 'A municipality as it should be, and how much may be closed for that.' })
export class ReconcileKommuneInput {
  @Field(() => String, { description: 'The municipality: "101" or "0101".' })
  kommuneKode!: string;

  @Field(() => KommuneTreeInput, { description: 'All of it, from the daginstitutioner down.' })
  tree!: KommuneTreeInput;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'True: the plan may close any number of objects, and applyPlan need not confirm it again.',
  })
  confirmClosures!: boolean;

  @Field(() => Float, {
    defaultValue: closeThresholdDefault,
    description: "The share of the municipality's active objects, 0 to 1, above which closing needs confirmation.",
  })
  closeThreshold!: number;
}

@InputType({ description: 'A plan to carry out.' })
export class ApplyPlanInput {
  @Field(() => ID, { description: 'From reconcileKommune.' })
  planId!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'True: it is meant that the plan closes as much as it does.',
  })
  confirmClosures!: boolean;
}
