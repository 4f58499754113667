export { httpMessageChannels } from './http-message-channels.ts';
export { channelProblems, type MessageChannel, type OutgoingMessage } from './message-channel.ts';
