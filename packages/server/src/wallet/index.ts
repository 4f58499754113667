import type { WalletService } from './contract.ts';
import type { WalletDependencies } from './dependencies.ts';
import { openDocument, openWallet } from './documents.ts';
import { openShared, shared, sharedFile } from './opening.ts';
import { officerFor } from './policy.ts';
import { print, printable, printFile } from './printing.ts';
import { endShare, share } from './shares.ts';
import { withdraw, withdrawable } from './withdrawing.ts';

export { walletRoutes } from './routes.ts';

/** The resident's documents: all of them with their lives, links that end, and prints at a counter. */
export function createWallet(dependencies: WalletDependencies): WalletService {
  return {
    open: (caller) => openWallet(dependencies, caller),
    document: (caller, which) => openDocument(dependencies, caller, which),
    share: (caller, command) => share(dependencies, caller, command),
    endShare: (caller, command) => endShare(dependencies, caller, command),
    shared: (regionId, token) => shared(dependencies, regionId, token),
    openShared: (regionId, token, opener) => openShared(dependencies, regionId, token, opener),
    sharedFile: (regionId, which) => sharedFile(dependencies, regionId, which),
    mayPrint: (caller) => officerFor(caller, 'print').ok,
    printable: (caller, code) => printable(dependencies, caller, code),
    print: (caller, command) => print(dependencies, caller, command),
    printFile: (caller, which) => printFile(dependencies, caller, which),
    mayWithdraw: (caller) => officerFor(caller, 'withdraw').ok,
    withdrawable: (caller, code) => withdrawable(dependencies, caller, code),
    withdraw: (caller, command) => withdraw(dependencies, caller, command),
  };
}
