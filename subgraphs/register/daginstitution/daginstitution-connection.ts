import { connectionOf } from '../../common/lists/connection.ts';
import { Daginstitution } from './daginstitution.ts';

export const DaginstitutionConnection = connectionOf(Daginstitution, 'Daginstitution', 'daginstitutioner');
