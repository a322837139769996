import { connectionOf } from '../../common/lists/connection.ts';
import { Tilknytning } from './tilknytning.ts';

export const TilknytningConnection = connectionOf(Tilknytning, 'Tilknytning', 'ties');
