/** Which room may look at which. Only imports of values count: types bind nobody at run time. */
module.exports = {
  forbidden: [
    {
      name: 'rooms-look-downhill',
      comment: 'Two rooms that need each other are one room, or what both need belongs on a floor below.',
      severity: 'error',
      scope: 'folder',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    tsPreCompilationDeps: false,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['node_modules', '/generated/'] },
    includeOnly: '^(gateway|subgraphs|web)/',
  },
};
