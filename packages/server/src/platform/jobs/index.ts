export {
  enqueueJob,
  type JobSchedule,
  type JobTask,
  prepareJobs,
  type RunningJobs,
  runJobs,
} from './jobs.ts';
