import { connectionOf } from '../../common/lists/connection.ts';
import { AlternativAdresse } from './alternativ-adresse.ts';

export const AlternativAdresseConnection = connectionOf(AlternativAdresse, 'AlternativAdresse', 'alternative adresser');
