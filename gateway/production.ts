// Before any library loads: graphql-js and others check more, and run slower, unless they know that this is production.
process.env.NODE_ENV ??= 'production';
