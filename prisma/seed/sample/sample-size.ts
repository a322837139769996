/** The real register's size, or a few municipalities that still show everything. */
export type SampleSize = 'full' | 'small';
