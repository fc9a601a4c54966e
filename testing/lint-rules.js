// The project's own lint rules, for .oxlintrc.json.

const sequentialAwaits =
  'VariableDeclarator[id.type="ArrayPattern"] > ArrayExpression > AwaitExpression ~ AwaitExpression'
const literalSpread = 'ObjectExpression > SpreadElement > ObjectExpression'

/** A rule that reports every node that matches an ESLint selector. */
function forbid(selector, message) {
  return { create: (context) => ({ [selector]: (node) => context.report({ node, message }) }) }
}

export default {
  meta: { name: 'paper' },
  rules: {
    'no-awaits-in-array': forbid(
      sequentialAwaits,
      'These run one after the other. Write a line for each, or Promise.all.',
    ),
    'no-literal-spread': forbid(
      literalSpread,
      'Spreading a literal switches off the check for unknown properties. Write the properties.',
    ),
  },
}
