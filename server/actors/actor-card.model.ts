import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLResolveInfo,
  Kind,
  type SelectionSetNode,
} from 'graphql';

/** Fields that the columns of a card answer, and relations that its id alone leads to. */
const answered: ReadonlySet<string> = new Set([
  ...[
    '__typename',
    'id',
    'slug',
    'kind',
    'name',
    'topics',
    'targetGroups',
    'district',
    'activeIn',
    'places',
    'mainPlace',
  ],
  ...['cooperations', 'partners', 'partnerCount', 'email', 'phone'],
]);

/** A node belongs to one document, which is kept while it is asked often. */
const known = new WeakMap<FieldNode, boolean>();

/**
 * Whether a card is enough for what is asked of an actor, or of each of a list: cooperations and partners lead to many actors,
 * and their texts are the larger part of reading them.
 */
export function isCardEnough({ fieldNodes, fragments }: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>): boolean {
  return fieldNodes.every((node) => {
    const isEnough = known.get(node) ?? (node.selectionSet === undefined || isAnswered(node.selectionSet, fragments));
    known.set(node, isEnough);
    return isEnough;
  });
}

function isAnswered(
  { selections }: SelectionSetNode,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
): boolean {
  return selections.every((selection) => {
    if (selection.kind === Kind.FIELD) return answered.has(selection.name.value);
    const spread = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value];
    return spread !== undefined && isAnswered(spread.selectionSet, fragments);
  });
}
