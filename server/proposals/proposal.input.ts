import { IsUUID, MaxLength } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

/** Whatever is longer was not typed by a person. */
const mostSigns = 5000;

@InputType({ description: 'What somebody knows of an actor that is perhaps listed already; empty: not known.' })
export class SimilarActorsInput {
  @Field(() => String, { description: 'Its name.' })
  @MaxLength(mostSigns)
  name: string;

  @Field(() => String, { nullable: true, description: 'Street with house number.' })
  @MaxLength(mostSigns)
  street?: string | null;

  @Field(() => String, { nullable: true, description: 'Postal code.' })
  @MaxLength(mostSigns)
  postalCode?: string | null;

  @Field(() => String, { nullable: true, description: 'Its public phone number, as people write it.' })
  @MaxLength(mostSigns)
  phone?: string | null;

  @Field(() => String, { nullable: true, description: 'Its public mail address.' })
  @MaxLength(mostSigns)
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Its web address.' })
  @MaxLength(mostSigns)
  website?: string | null;
}

@InputType({ description: 'Which proposal is decided.' })
abstract class DecidedProposalInput {
  @Field(() => ID, { description: 'Its id.' })
  @IsUUID()
  id: string;
}

@InputType({ description: 'A proposal that becomes an entry.' })
export class PublishProposalInput extends DecidedProposalInput {
  @Field(() => Boolean, {
    description: 'Whether the proposer, who says to belong to it, keeps the entry from now on.',
  })
  keptByProposer: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Latitude and longitude in degrees, as maps give them: "52.5055, 13.4935"; empty: as far as known.',
  })
  @MaxLength(mostSigns)
  point?: string | null;
}

@InputType({ description: 'A proposal of what is there already.' })
export class LinkProposalInput extends DecidedProposalInput {
  @Field(() => String, { description: 'Slug of the entry, or the address of its page.' })
  @MaxLength(mostSigns)
  slug: string;
}

@InputType({ description: 'A proposal that is not listed.' })
export class RefuseProposalInput extends DecidedProposalInput {
  @Field(() => String, { description: 'What the proposer reads about it.' })
  @MaxLength(50_000)
  reason: string;
}
