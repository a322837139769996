import { connectionOf } from '../../common/lists/connection.ts';
import { Anvisningsenhed } from './anvisningsenhed.ts';

export const AnvisningsenhedConnection = connectionOf(Anvisningsenhed, 'Anvisningsenhed', 'anvisningsenheder');
