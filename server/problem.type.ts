import { Field, ObjectType, registerEnumType } from 'type-graphql';

export const ProblemCode = {
  REQUIRED: 'REQUIRED',
  TOO_LONG: 'TOO_LONG',
  INVALID: 'INVALID',
  UNKNOWN: 'UNKNOWN',
} as const;
export type ProblemCode = keyof typeof ProblemCode;
registerEnumType(ProblemCode, {
  name: 'ProblemCode',
  description: 'What is wrong with something that a person typed.',
  valuesConfig: {
    REQUIRED: { description: 'It is missing.' },
    TOO_LONG: { description: 'It is longer than allowed.' },
    INVALID: { description: 'It cannot be read as what it should be.' },
    UNKNOWN: { description: 'It names something that is not there.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'Something a person typed that cannot be taken as it is.' })
export class Problem {
  @Field(() => [String], { description: 'The field of the input, from the outermost one on.' })
  path: string[];

  @Field(() => ProblemCode, { description: 'What kind of problem it is.' })
  code: ProblemCode;

  @Field(() => String, { description: 'What is wrong and how to mend it, in the language of the request.' })
  message: string;
}
