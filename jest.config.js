const shared = {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      'babel-jest',
      {
        babelrc: false,
        configFile: false,
        sourceMaps: 'inline',
        presets: [['@babel/preset-typescript', { onlyRemoveTypeImports: true }]],
      },
    ],
  },
};

/** The tests of pages need a real browser; without one they are skipped, each by its name. */
export default {
  projects: [
    { ...shared, displayName: 'program', testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/browser/'] },
    { ...shared, displayName: 'browser', testMatch: ['<rootDir>/test/browser/**/*.test.ts'] },
  ],
  coverageProvider: 'babel',
  collectCoverageFrom: ['src/**/*.ts'],
  reporters: ['default', '<rootDir>/test/helpers/counts-reporter.js'],
  // A busy computer may take its time; what hangs is still found.
  testTimeout: 120_000,
  maxWorkers: 2,
};
