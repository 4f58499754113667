import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { apiDocument } from './api-document.ts';
import { again } from './platform/http/index.ts';
import type { Services } from './types.ts';

/** The operation for each command and query that the pages have; the compiler keeps the list whole. */
const operationsOf: {
  readonly [Part in
    | 'catalogue'
    | 'people'
    | 'drafts'
    | 'files'
    | 'cases'
    | 'workList'
    | 'helping'
    | 'confirmations'
    | 'exchange'
    | 'events'
    | 'household'
    | 'field'
    | 'looks'
    | 'privacy'
    | 'operations'
    | 'measures'
    | 'post'
    | 'printing'
    | 'messages'
    | 'wallet'
    | 'documents'
    | 'signing'
    | 'verification'
    | 'integrations'
    | 'residents'
    | 'staff'
    | 'log'
    | 'capacity'
    | 'delivery']: Readonly<Record<keyof Services[Part], readonly string[]>>;
} = {
  catalogue: {
    regions: ['listRegions'],
    region: ['readRegion'],
    search: ['searchServices'],
    service: ['readService'],
    places: ['searchPlaces'],
    place: ['readPlace'],
    placeGroups: ['listPlaceGroups'],
    offices: ['listOffices'],
  },
  people: {
    // Every operation asks this one who calls.
    callerOf: [],
    requestCode: ['requestCode'],
    signInWithCode: ['signIn'],
    signInOfficer: ['signIn'],
    signInWithSecondFactor: ['signIn'],
    signInOfficerWithPasskey: ['signInOfficerByPasskey'],
    proveAgain: ['proveAgain'],
    // A bearer token is sent to whichever region; cookies are of one.
    enterRegion: [],
    signOut: ['signOut'],
    newBrowserToken: ['beginAsGuest'],
    proveIdentity: ['proveIdentity'],
    profile: ['readProfile'],
    demoAccounts: ['listDemoAccounts'],
  },
  residents: {
    requestEmailCode: ['requestEmailCode'],
    signInWithEmailCode: ['signInByEmail'],
    passkeyQuestion: ['askForPasskey'],
    signInWithPasskey: ['signInByPasskey'],
    // The national login sends a browser to and fro; a program has none.
    hasNationalLogin: [],
    beginNationalLogin: [],
    finishNationalLogin: [],
    security: ['readAccountSecurity'],
    passkeyRegistration: ['askForNewPasskey'],
    registerPasskey: ['registerPasskey'],
    removePasskey: ['removePasskey'],
    unlinkNationalLogin: ['unlinkNationalLogin'],
    endSession: ['endOwnSession'],
    endOtherSessions: ['endOtherOwnSessions'],
    requestContactCode: ['requestContactCode'],
    changeContact: ['changeContact'],
    showCounterNumber: ['showCounterNumber'],
    personAtCounter: ['findPersonAtCounter'],
    confirmAtCounter: ['confirmAtCounter'],
  },
  staff: {
    // Told by `second-factor-needed` and `second-factor-missing`.
    secondFactor: [],
    // Which pages someone has any use for: a program asks for what it wants.
    menu: [],
    security: ['readStaffSecurity'],
    beginSecondFactor: ['beginSecondFactor'],
    confirmSecondFactor: ['confirmSecondFactor'],
    renewRecoveryCodes: ['renewRecoveryCodes'],
    removeSecondFactor: ['removeSecondFactor'],
    passkeyRegistration: ['askForStaffPasskey'],
    registerPasskey: ['registerStaffPasskey'],
    removePasskey: ['removeStaffPasskey'],
    passkeyProof: ['askForPasskeyProof'],
    changePassword: ['changePassword'],
    endSession: ['endStaffSession'],
    endOtherSessions: ['endOtherStaffSessions'],
    officers: ['listOfficers'],
    invite: ['inviteOfficer'],
    sendInvitationAgain: ['sendInvitationAgain'],
    withdrawInvitation: ['withdrawInvitation'],
    invitation: ['openInvitation'],
    acceptInvitation: ['acceptInvitation'],
    resetOfficer: ['resetOfficer'],
    reopenOfficer: ['reopenOfficer'],
    grantPost: ['grantPost'],
    endPost: ['endPost'],
    appointStandIn: ['appointStandIn'],
    endStandIn: ['endStandIn'],
    oversight: ['listOversight'],
    grantOversight: ['grantOversight'],
    endOversight: ['endOversight'],
    overseen: ['listOverseenRegions'],
    givePermit: ['giveEmergencyPermit'],
    withdrawPermit: ['withdrawEmergencyPermit'],
    beginEmergency: ['beginEmergency'],
    endEmergency: ['endEmergency'],
    emergencies: ['listEmergencies'],
    reviewEmergency: ['reviewEmergency'],
  },
  drafts: {
    start: ['startDraft'],
    open: ['openDraft'],
    saveStep: ['saveStep'],
    review: ['reviewDraft'],
    mine: ['listDrafts'],
    discard: ['discardDraft'],
  },
  files: {
    begin: ['beginUpload', 'readUploadProgress', 'sendUploadPart'],
    accept: ['uploadFile'],
    remove: ['removeFile'],
    link: ['linkFile', 'openFile'],
  },
  cases: {
    send: ['sendDraft'],
    track: ['trackCase'],
    mine: ['listCases'],
    view: ['viewCase'],
    proof: ['proveCase'],
    reveal: ['revealCase'],
    act: ['takeAction'],
    assign: ['assignCase'],
    moveOffice: ['moveCase'],
    comment: ['commentOnCase'],
    undo: ['undoAction'],
    rate: ['rateCase'],
    link: ['linkCases'],
    startCorrection: ['startCorrection'],
    acceptResultFile: ['uploadResult'],
    acceptAttachment: ['uploadAttachment'],
    colleagues: ['listColleagues'],
  },
  helping: {
    identify: ['identifyPerson'],
    people: ['listHelpedPeople'],
    person: ['readHelpedPerson'],
    giveMandate: ['giveMandate'],
    endMandate: ['endMandate'],
    paper: ['readMandatePaper'],
    beginDraft: ['beginDraftForOther'],
    household: ['listHouseholdHelp'],
    setFamilyLeave: ['setFamilyLeave'],
    beginForMember: ['beginDraftForMember'],
    mine: ['readOwnHelp'],
    startCodeKinds: ['listStartCodeKinds'],
    startCodes: ['listStartCodes'],
    giveStartCode: ['giveStartCode'],
    startCode: ['readStartCode'],
    revokeStartCode: ['revokeStartCode'],
    redeemStartCode: ['redeemStartCode'],
    flags: ['listHelperFlags'],
    reviewFlag: ['reviewHelperFlag'],
  },
  confirmations: {
    open: ['openConfirmation'],
    answer: ['answerConfirmation'],
    takeBack: ['takeBackConfirmation'],
    sendAgain: ['sendConfirmationAgain'],
  },
  exchange: {
    publicKey: ['exchangeKey'],
    receive: ['receiveMessage'],
    // The list says the same.
    hasTroubles: [],
    troubles: ['listExchangeTroubles'],
    retry: ['retryExchangeMessage'],
  },
  log: {
    key: ['readLogKey'],
    latest: ['readLatestCheckpoint'],
    checkpoint: ['readCheckpoint'],
    inclusion: ['proveInclusion'],
    consistency: ['proveConsistency'],
  },
  integrations: {
    // What the console's menu shows follows from the caller's posts; who calls is asked at the door.
    menu: [],
    programOf: [],
    programs: ['listPrograms'],
    program: ['readProgram'],
    makeProgram: ['makeProgram'],
    renewProgram: ['renewProgram'],
    revokeProgram: ['revokeProgram'],
    webhooks: ['listWebhooks'],
    makeWebhook: ['makeWebhook'],
    renewWebhookSecret: ['renewWebhookSecret'],
    endWebhook: ['endWebhook'],
    webhookMessages: ['listWebhookMessages'],
    replayMessage: ['replayWebhookMessage'],
    fileCase: ['fileAgencyCase'],
    cases: ['listAgencyCases'],
    readCase: ['readAgencyCase'],
    numbers: ['readAgencyNumbers'],
    giveToken: ['giveAccessToken'],
  },
  verification: {
    byCode: ['verifyDocumentCode'],
    byDigests: ['verifyDocumentDigests'],
    byFile: ['verifyDocumentFile'],
  },
  documents: {
    preview: ['previewDocument'],
    receipt: ['openReceipt'],
    // The console's menu; whoever lists what failed is told or refused.
    hasFailed: [],
    failed: ['listFailedDocuments'],
    retry: ['retryDocument'],
  },
  signing: {
    // A page shows or hides the way there by it; every other operation refuses.
    menu: [],
    desk: ['readSigningDesk'],
    calm: ['readCalmDocuments'],
    document: ['readDocumentToSign'],
    picture: ['readPictureOfDocumentToSign'],
    sign: ['signDocuments'],
    run: ['readSigningRun'],
    retry: ['retrySigning'],
    refuse: ['refuseSignature'],
    signatureImage: ['readSignatureImage'],
    keepSignatureImage: ['keepSignatureImage'],
    removeSignatureImage: ['removeSignatureImage'],
    delegations: ['listSigningDelegations'],
    // A page looks first; whoever delegates by a program is told the same.
    checkDelegation: [],
    delegate: ['delegateSigning'],
    endDelegation: ['endSigningDelegation'],
  },
  wallet: {
    open: ['openWallet'],
    document: ['openWalletDocument'],
    share: ['shareDocument'],
    endShare: ['endShare'],
    shared: ['readSharedDocument'],
    openShared: ['openSharedDocument'],
    sharedFile: ['readSharedFile'],
    // A page shows or hides the way there by it; every other operation of the counter refuses.
    mayPrint: [],
    printable: ['readPrintable'],
    print: ['printDocument'],
    printFile: ['readPrint'],
    mayWithdraw: [],
    withdrawable: ['readWithdrawable'],
    withdraw: ['withdrawDocument'],
  },
  delivery: {
    // What the console's menu shows follows from the caller's posts.
    menu: [],
    desk: ['readDeliveryDesk'],
    parcels: ['listParcels'],
    findParcel: ['findParcel'],
    couriers: ['listCouriers'],
    prepareManifest: ['prepareManifest'],
    manifest: ['readManifest'],
    manifests: ['listManifests'],
    moveStop: ['moveStop'],
    handOver: ['handOverManifest'],
    close: ['closeManifest'],
    labels: ['readLabels'],
    giveOut: ['giveOutParcel'],
    toVillage: ['sendParcelToVillage'],
    followParcel: ['followParcel'],
    choose: ['chooseDelivery'],
    renewCode: ['renewReceiverCode'],
    round: ['readRound'],
    record: ['recordDelivery'],
    call: ['callReceiver'],
  },
  events: { startMember: ['startMember'] },
  household: { open: ['openHousehold'], begin: ['beginForMember'], hide: ['hideNextStep'] },
  capacity: {
    // What the console's menu shows follows from the caller's posts.
    menu: [],
    choice: ['chooseVisit'],
    visits: ['listVisits'],
    stock: ['readStock'],
    stockHistory: ['listStockMovements'],
    enterStock: ['enterStock'],
    stockTransfers: ['listStockTransfers'],
    receiveTransfer: ['receiveStockTransfer'],
    stockDifferences: ['listStockDifferences'],
    serialStory: ['readSerial'],
    line: ['readLine'],
  },
  messages: {
    preference: ['readMessagePreference'],
    choose: ['chooseMessageWay'],
    giveAddress: ['giveMessageAddress'],
    confirmAddress: ['confirmMessageAddress'],
    subscribe: ['subscribeBrowser'],
    unsubscribe: ['unsubscribeBrowsers'],
  },
  looks: {
    // What the console's menu shows follows from the caller's posts.
    menu: [],
    ofMe: ['listLooksAtMe'],
    search: ['searchLooks'],
    table: ['exportLooks'],
    flags: ['listLookFlags'],
    settleFlag: ['settleLookFlag'],
    myFlags: ['listOwnLookFlags'],
    explainFlag: ['explainLookFlag'],
    tellTies: ['tellLookTies'],
    protect: ['protectPerson'],
  },
  privacy: {
    myData: ['readMyData'],
    askExport: ['askForDataExport'],
    openExport: ['openDataExport'],
    request: ['makeDataRequest'],
    // What the console's menu shows follows from the caller's posts.
    mayProtect: [],
    desk: ['readProtectionDesk'],
    openRequest: ['openDataRequest'],
    answer: ['answerDataRequest'],
    hold: ['holdCase'],
    endLimit: ['endLimit'],
    endHold: ['endHold'],
    register: ['readProcessingRegister'],
    officers: ['listOfficersOfNotices'],
    prepareNotice: ['prepareBreachNotice'],
    notice: ['readBreachNotice'],
    sendNotice: ['sendBreachNotice'],
  },
  operations: {
    mayUse: [],
    overview: ['readStuck'],
    retry: ['retryStuck'],
    setAside: ['setStuckAside'],
  },
  measures: {
    // What the console's menu shows follows from the caller's posts.
    menu: [],
    record: ['readPromises'],
    officeRecord: ['readOfficePromises'],
    data: ['listPromiseData'],
    outages: ['listOutages'],
    broken: ['listBrokenPromises'],
    answerBroken: ['answerBrokenPromise'],
    morning: ['readMorning'],
    morningCases: ['listMorningCases'],
  },
  field: {
    // What the console's menu shows follows from the caller's posts.
    menu: [],
    enrol: ['enrolDevice'],
    devices: ['listDevices'],
    revoke: ['revokeDevice'],
    keepFile: ['sendFieldFile'],
    send: ['sendFieldEvents'],
    setAside: ['listSetAside'],
    resolve: ['resolveSetAside'],
  },
  printing: {
    // What the console's menu shows follows from the caller's posts.
    menu: [],
    queue: ['readPrintQueue'],
    begin: ['beginPrintBatch'],
    batch: ['readPrintBatch'],
    done: ['printCard'],
    spoil: ['spoilBlank'],
    correct: ['correctSerial'],
    leaveOut: ['leaveCardOut'],
    close: ['closePrintBatch'],
    takenBack: ['listOldCards'],
    destroy: ['destroyOldCards'],
    minutes: ['readDestruction'],
    minutesDocument: ['readDestructionDocument'],
  },
  post: {
    // What the console's menu shows follows from the caller's posts.
    mayUse: [],
    desk: ['readPostDesk'],
    makeManifest: ['makePostManifest'],
    manifestFile: ['readPostManifest'],
    statusTemplate: ['readPostStatusTemplate'],
    checkStatuses: ['checkPostStatuses'],
    runStatuses: ['runPostStatuses'],
    statusJob: ['readPostStatuses'],
    statusReport: ['readPostStatusReport'],
    takeOut: ['takeOutDouble'],
    destroy: ['destroyDouble'],
  },
  workList: {
    counts: ['countWork'],
    searchWord: ['prepareSearch'],
    list: ['listWork'],
    next: ['nextWork'],
  },
};

const document = await apiDocument();
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
);

test('is OpenAPI 3.1 as an independent validator reads it', async () => {
  expect(await new Validator().validate(structuredClone(document))).toEqual({ valid: true });
  expect(document.openapi).toMatch(/^3\.1\./);
});

test('every command and query of the services has its operation, and each operation stands for one', () => {
  const expected = new Set(Object.values(operationsOf).flatMap((part) => Object.values(part).flat()));
  expect(operations.map(({ operationId }) => operationId).sort()).toEqual([...expected].sort());
});

test.each(operations.map((operation) => [operation.operationId ?? operation.path, operation] as const))(
  '%s says what it is for, how it may fail and what it answers',
  (_name, { summary, tags = [], responses }) => {
    expect(summary).toBeTruthy();
    expect(tags).toHaveLength(1);
    expect(Object.keys(responses)).toEqual(expect.arrayContaining(['4XX', '5XX']));
    for (const { description } of Object.values(responses)) {
      expect(description).toBeTruthy();
      expect(description).not.toBe('Default Response');
    }
  },
);

test('what changes something asks for a key, or says what happens when it is told again', () => {
  const silent = operations
    .filter(({ method }) => !['get', 'head'].includes(method))
    .filter(({ parameters = [] }) => !parameters.some(({ name }) => name === 'idempotency-key'))
    .filter(({ description = '' }) => !Object.values(again).some((words) => description.includes(words)))
    .map(({ operationId }) => operationId);
  expect(silent).toEqual([]);
});

test('every named schema is described', () => {
  for (const [name, schema] of Object.entries(document.components.schemas ?? {})) {
    expect((schema as { description?: string }).description, name).toBeTruthy();
  }
});
