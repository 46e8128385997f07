export { leaves } from '../leaving.ts';
