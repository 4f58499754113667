export type ProgramScope = 'cases:read' | 'cases:file' | 'reports:read' | 'webhooks';
