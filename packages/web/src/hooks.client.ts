import { watchTyping } from '#lib/console/typed-early.ts';

watchTyping();
