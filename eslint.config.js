import jsxA11y from 'eslint-plugin-jsx-a11y'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

export default tseslint.config(
  {
    ignores: [
      '.next/',
      'build/',
      '.sandbox/',
      '.programs-*/',
      'prisma/client/',
      'next-env.d.ts',
      'test-results/',
      'playwright-report/',
      'screenshots/',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Only an interface can add to a library's.
      '@typescript-eslint/consistent-type-definitions': 'off',
      // `return refuse(…)` out of a void function is how a guard reads best.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'max-lines': ['error', { max: 300 }],
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'VariableDeclarator[id.type="ArrayPattern"] > ArrayExpression > AwaitExpression ~ AwaitExpression',
          message: 'These run one after the other. Write a line for each, or Promise.all.',
        },
        {
          selector: 'ObjectExpression > SpreadElement > ObjectExpression',
          message: 'Spreading a literal switches off the check for unknown properties. Write the properties.',
        },
      ],
      'no-restricted-properties': [
        'error',
        {
          object: 'vi',
          property: 'mock',
          message: 'Tests use the real parts: start one in testing/world.ts.',
        },
      ],
    },
  },
  {
    files: ['**/*.tsx'],
    ...jsxA11y.flatConfigs.strict,
  },
  {
    files: ['**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: reactHooks.configs['recommended-latest'].rules,
  },
  { files: ['**/*.js'], ...tseslint.configs.disableTypeChecked },
)
