// npm start: installs what is missing and runs `satuloket start` under Node 24.
import {
  environmentWithNode24,
  installWhenStale,
  node24,
  runInOurPlace,
  serverCommand,
} from './toolchain.mjs';

installWhenStale();
const node = node24();
const { parameters, environment } = serverCommand();
runInOurPlace(node, [...parameters, 'start', ...process.argv.slice(2)], {
  ...environmentWithNode24(node),
  ...environment,
});
