export {
  type HttpChannelSettings,
  httpEmailChannel,
  httpMessageChannels,
  httpSmsChannel,
  httpWhatsappChannel,
} from './http-message-channels.ts';
export {
  channelProblems,
  type MessageChannel,
  type MessageChannelKind,
  type OutgoingMessage,
} from './message-channel.ts';
