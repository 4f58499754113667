// Made by `npm run generate -w packages/client` from the routes of the server. Not to be edited.
export interface paths {
    "/api/exchange/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes in a signed message of another region. The same message again changes nothing.
         * @description What is sent carries its own number or place: told again it is taken once.
         */
        post: operations["receiveMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The cities and regencies that work with this server. */
        get: operations["listRegions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One city or regency. */
        get: operations["readRegion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/account/contact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * The new phone or e-mail address is the account’s, with the code that came there.
         * @description What opens it works once: told again it is refused and changes nothing.
         */
        put: operations["changeContact"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/account/contact-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a code to a new phone or e-mail address of the account.
         * @description Told again there is a new one, and only the newest counts.
         */
        post: operations["requestContactCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/account/counter-numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A number for fifteen minutes by which an officer at a counter finds the account.
         * @description Told again there is a new one, and only the newest counts.
         */
        post: operations["showCounterNumber"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/account/national-login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Unlinks the national login from the account; never the last way in.
         * @description Told again it changes nothing more.
         */
        delete: operations["unlinkNationalLogin"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/account/passkey-questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What `navigator.credentials.create` is given. Whoever asks has signed in a moment ago.
         * @description It changes nothing and may be told again.
         */
        post: operations["askForNewPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/account/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keeps a new passkey under a name.
         * @description What opens it works once: told again it is refused and changes nothing.
         */
        post: operations["registerPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/account/passkeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Removes a passkey: it opens nothing any more.
         * @description Told again it changes nothing more.
         */
        delete: operations["removePasskey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/account/security": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Passkeys, sessions, contacts and proofs of the resident who asks. */
        get: operations["readAccountSecurity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/account/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Ends every session of the resident who asks but the one that asks.
         * @description Told again it changes nothing more.
         */
        delete: operations["endOtherOwnSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/account/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Ends one session of the resident who asks.
         * @description Told again it changes nothing more.
         */
        delete: operations["endOwnSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/agency/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cases that the system’s agency answers for, or those that it filed; nothing personal. */
        get: operations["listAgencyCases"];
        put?: never;
        /** Files for a person whom the population register knows. The case names the system. */
        post: operations["fileAgencyCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/agency/cases/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a case of the agency is, with its story; nothing personal. The look is written down. */
        get: operations["readAgencyCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/agency/numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much work the agency has, by office and service. */
        get: operations["readAgencyNumbers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/broken-promises": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** For the head of an office: promises that broke and wait for a word to the applicant. */
        get: operations["listBrokenPromises"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The cases of the resident who asks. */
        get: operations["listCases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/cases/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A whole case. An officer’s look is written down and shown to the applicant. */
        get: operations["viewCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/cases/{code}/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes an action of the flow. */
        post: operations["takeAction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/cases/{code}/assignment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes the case, hands it over or lets go of it. */
        post: operations["assignCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/cases/{code}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Uploads a photo or PDF to go with a comment, before the comment that names it.
         * @description Told again it is another file; what nothing names is removed after a week.
         */
        post: operations["uploadAttachment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/cases/{code}/colleagues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Officers to whom the case can be handed over. */
        get: operations["listColleagues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/cases/{code}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Writes to colleagues, or between the office and the applicant. */
        post: operations["commentOnCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/cases/{code}/confirmations/send-again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a link again: at most every ten minutes and five times a day. */
        post: operations["sendConfirmationAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/cases/{code}/correction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Opens the draft that corrects a returned case, filled with what was sent.
         * @description Told again it changes nothing more.
         */
        post: operations["startCorrection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/cases/{code}/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives out what waits at a counter or in a village. */
        post: operations["giveOutParcel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/cases/{code}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ties the case to another one. */
        post: operations["linkCases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/cases/{code}/members/{member}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Opens a draft of what a life event could not file by itself, filled in with all that is known.
         * @description Told again it changes nothing more.
         */
        post: operations["startMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/cases/{code}/office": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Moves the case to another office. */
        post: operations["moveCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/cases/{code}/parcel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The way of the thing from the office to the hand, with the code for its applicant. */
        get: operations["followParcel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/cases/{code}/parcel/choice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another way, window or address, until it has left. */
        post: operations["chooseDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/cases/{code}/parcel/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new receiver’s code in place of one that others have seen or wrong guesses have locked. */
        post: operations["renewReceiverCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/cases/{code}/previews/{product}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A document as it would be now, marked as a preview or a specimen; the look is on record. */
        get: operations["previewDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/cases/{code}/promise-answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The head of the office tells the applicant what is done about a promise that broke. */
        post: operations["answerBrokenPromise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/cases/{code}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A proof, to keep and check without us, that each action of a case is in the signed record. */
        get: operations["proveCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/cases/{code}/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The applicant’s stars, once the case has been finished. */
        post: operations["rateCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/cases/{code}/receipts/{product}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What came in and when, for whoever sees the case; made anew each time, always the same. */
        get: operations["openReceipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/cases/{code}/results/{product}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Uploads the register’s file for a product, before the action that names it.
         * @description Told again it is another file; what nothing names is removed after a week.
         */
        put: operations["uploadResult"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/cases/{code}/reveals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An officer without the case in hand names why it is shown; it stays open to them for the day. */
        post: operations["revealCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/cases/{code}/to-village": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends what is packed to the office of the village. */
        post: operations["sendParcelToVillage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/cases/{code}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes back the last action within its time. */
        post: operations["undoAction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/cases/{code}/visit-choice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where and when the visit of a case may be booked; what is full is told too. */
        get: operations["chooseVisit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/confirmations/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the holder of a link is asked to confirm. */
        get: operations["openConfirmation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/confirmations/{token}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answers; the same answer again changes nothing.
         * @description Told again it changes nothing more.
         */
        post: operations["answerConfirmation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/confirmations/{token}/take-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes an answer back, within ten minutes.
         * @description Told again it changes nothing more.
         */
        post: operations["takeBackConfirmation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/counter-people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * For whoever sits at a counter: whose number it is, masked.
         * @description It changes nothing and may be told again.
         */
        post: operations["findPersonAtCounter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/counter-proofs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An officer has seen the card and the face; recorded with who, where and when. */
        post: operations["confirmAtCounter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/counter/documents/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a counter may print for whoever shows the code; the look is on record. */
        get: operations["readPrintable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/counter/documents/{code}/{product}/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The document, for whoever has just noted its print. */
        get: operations["readPrint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/counter/documents/{code}/{product}/prints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Notes that it is printed and handed over now. */
        post: operations["printDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/data-protection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** For the data protection officer: requests, holds, rules, what was deleted, notices. */
        get: operations["readProtectionDesk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/data-protection/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keeps a case from being erased until the hold is ended. */
        post: operations["holdCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/data-protection/holds/{holdId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a hold: the rules count again. */
        post: operations["endHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/data-protection/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Prepares the notice of a breach from the record of who looked; nothing is sent. */
        post: operations["prepareBreachNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/data-protection/notices/{noticeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A notice with its texts to people and to the authority. */
        get: operations["readBreachNotice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/data-protection/notices/{noticeId}/sendings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends it to those whom it concerns, once. */
        post: operations["sendBreachNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/data-protection/officers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Officers whose looks a notice may be about. */
        get: operations["listOfficersOfNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/data-protection/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The register of processing, for the data protection officer and auditors. */
        get: operations["readProcessingRegister"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/data-protection/requests/{requestId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A request with whose it is; the look is on record. */
        get: operations["openDataRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/data-protection/requests/{requestId}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answers a request. Granting an erasure deletes at once what no duty keeps. */
        post: operations["answerDataRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/data-protection/requests/{requestId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends what a limitation or an objection brought about: the data may be used again. */
        post: operations["endLimit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/delivery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What lies where at an office, and its latest manifests. */
        get: operations["readDeliveryDesk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/delivery/couriers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Couriers who bring things of an office. */
        get: operations["listCouriers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/delivery/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What labels show: of a manifest, or of what waits to be packed. */
        get: operations["readLabels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/delivery/manifests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The manifests of an office, the newest first. */
        get: operations["listManifests"];
        put?: never;
        /** Takes what waits to be packed onto a manifest for a courier. */
        post: operations["prepareManifest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/delivery/manifests/{manifestId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A manifest with its stops in the order of the route. */
        get: operations["readManifest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/delivery/manifests/{manifestId}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Counts back in what was not delivered; what is not here needs a reason each. */
        post: operations["closeManifest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/delivery/manifests/{manifestId}/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The office says how many it gives; a difference from the list needs a reason. */
        post: operations["handOverManifest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/delivery/manifests/{manifestId}/stops": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts a parcel at another place of the route, or takes it off (`order` null). */
        post: operations["moveStop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/delivery/parcels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Parcels of an office in one place, the longest waiting first. */
        get: operations["listParcels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/delivery/parcels/{parcelId}/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Connects the courier with the receiver; neither sees the other’s number. */
        post: operations["callReceiver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/delivery/parcels/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One parcel by the number of its label or its tracking code. */
        get: operations["findParcel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/delivery/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a courier does with a manifest or one of its parcels; the key makes it happen once. */
        post: operations["recordDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/delivery/round": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a courier’s device keeps: the courier’s manifests with their stops. */
        get: operations["readRound"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/demo-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts to try in the demo; none in production. */
        get: operations["listDemoAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/documents/failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Documents that could not be made, of the offices that the caller looks after. */
        get: operations["listFailedDocuments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/documents/failed/{code}/{product}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Has a document that could not be made tried again. */
        post: operations["retryDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The drafts of the caller. */
        get: operations["listDrafts"];
        put?: never;
        /** Begins a draft of a service. */
        post: operations["startDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/drafts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A draft and what is asked in it now. */
        get: operations["openDraft"];
        put?: never;
        post?: never;
        /**
         * Throws a draft away.
         * @description Told again it changes nothing more.
         */
        delete: operations["discardDraft"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/drafts/{id}/files/{fileId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Takes a file out of a draft.
         * @description Told again it changes nothing more.
         */
        delete: operations["removeFile"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/drafts/{id}/requirements/{requirement}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes a whole file at once.
         * @description With a key, told again it is the file of the first time. Without one: Told again it is another file; what nothing names is removed after a week.
         */
        post: operations["uploadFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/drafts/{id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The draft as it would be sent now: what is wrong, the office, the promise. */
        get: operations["reviewDraft"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/drafts/{id}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a draft: a new case, or the correction of the one that it corrects. */
        post: operations["sendDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/drafts/{id}/steps/{step}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Keeps what was entered at a step, whatever it is, and says what is wrong with it.
         * @description Told again it changes nothing more.
         */
        put: operations["saveStep"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/drafts/{id}/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begins an upload that can go on after a lost connection.
         * @description Parts are then sent to `uploadPath` with PATCH; HEAD tells from where to go on. Told again it is another file; what nothing names is removed after a week.
         */
        post: operations["beginUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/email-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a six-digit code to an e-mail address; the same answer whether it is known or not.
         * @description Told again there is a new one, and only the newest counts.
         */
        post: operations["requestEmailCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/email-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Signs a resident in with the code that came by e-mail.
         * @description What opens it works once: told again it is refused and changes nothing.
         */
        post: operations["signInByEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/exchange/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What another installation needs to believe the messages of this region. */
        get: operations["exchangeKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/exchange/messages/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tries a message again that came to nothing. */
        post: operations["retryExchangeMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/exchange/troubles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages between regions that came to nothing, for officers. */
        get: operations["listExchangeTroubles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/field-devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller’s devices, and those of the offices of a head. */
        get: operations["listDevices"];
        put?: never;
        /** Takes a device into use, by the public half of its own key. */
        post: operations["enrolDevice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/field-devices/{deviceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** What the device sends from now on is set aside; what it has sent stands. */
        delete: operations["revokeDevice"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/field-devices/{deviceId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes events of a device in their order, each once; a repeated one gets its first outcome.
         * @description What is sent carries its own number or place: told again it is taken once.
         */
        post: operations["sendFieldEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/field-devices/{deviceId}/files/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * The next part of a photo or a signature, before the event that names it; told again it changes nothing.
         * @description What is sent carries its own number or place: told again it is taken once.
         */
        put: operations["sendFieldFile"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/field-set-aside": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** For heads: events that could not be taken in hand, the oldest first. */
        get: operations["listSetAside"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/field-set-aside/{deviceId}/{seq}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A head takes in hand what was set aside, or leaves it for good; both with a reason. */
        post: operations["resolveSetAside"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/files/{fileId}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An address to open a file, for ten minutes and this caller only. */
        get: operations["linkFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/guests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A proof for the drafts of someone who has not signed in; sent as `satuloket-browser`.
         * @description It changes nothing and may be told again.
         */
        post: operations["beginAsGuest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/handed-out/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was handed out of a case of the offices that one heads; the look is on record. */
        get: operations["readWithdrawable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/handed-out/{code}/{product}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What was handed out counts no longer; the applicant is told why. */
        post: operations["withdrawDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/help": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the caller filed for others, what others filed for the caller, and who may act. */
        get: operations["readOwnHelp"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/helped-people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom the caller has helped, the last first. */
        get: operations["listHelpedPeople"];
        put?: never;
        /** Looks a person up by their card, at a counter or in a village; how often is limited. */
        post: operations["identifyPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/helped-people/{personId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Someone whom the caller has helped, with mandates and, while one holds, cases. */
        get: operations["readHelpedPerson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/helped-people/{personId}/mandates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A power of attorney (F-1.07) with its signature, thumb or signed paper as the body. */
        post: operations["giveMandate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/helper-flags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who files for unusually many strangers, with the cases. */
        get: operations["listHelperFlags"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/helper-flags/{id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The head writes down what came of a flag; that closes it. */
        post: operations["reviewHelperFlag"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/household": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The family of the resident who asks. Nothing while the identity is not proven. */
        get: operations["openHousehold"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/household/{memberId}/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins a form for a member of the caller’s family card who allows it. */
        post: operations["beginDraftForMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/household/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins a draft of a service about someone of the family. */
        post: operations["beginForMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/household/help": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The members of the caller’s family card, and for whom the caller may file. */
        get: operations["listHouseholdHelp"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/household/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Whether the family may act for the caller; taken back at any time. */
        put: operations["setFamilyLeave"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/household/next-steps/{step}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Hides a next step, or shows it again. */
        put: operations["hideNextStep"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/identity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Compares a claim with the population register, which answers yes or no only.
         * @description Told again it changes nothing more.
         */
        post: operations["proveIdentity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/lines/{service}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The published order of a service: what is left, who is next, by which rule. */
        get: operations["readLine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/log/checkpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The latest signed checkpoint of the region’s record. */
        get: operations["readLatestCheckpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/log/checkpoints/{size}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The checkpoint that was signed when the record had so many entries. */
        get: operations["readCheckpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/log/consistency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** That the record only grew between two sizes: nothing in it was changed or taken out. */
        get: operations["proveConsistency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/log/inclusion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** That the entry at a position is in the record of a size, by default the latest. */
        get: operations["proveInclusion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/log/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public key by which the checkpoints of the region’s record are signed. */
        get: operations["readLogKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/look-flags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** For auditors: looks that were unusual. */
        get: operations["listLookFlags"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/look-flags/{id}/explanations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The officer says why; the auditor reads it. */
        post: operations["explainLookFlag"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/look-flags/{id}/settlements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An auditor closes a flag, or passes it on to whoever decides about the officer. */
        post: operations["settleLookFlag"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/look-flags/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** For an officer: looks of your own that are asked about. */
        get: operations["listOwnLookFlags"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/look-ties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** An officer tells who they are and where they live; only keyed digests are kept. */
        put: operations["tellLookTies"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/looks/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who saw your data: which officer, where, when and why. */
        get: operations["listLooksAtMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/looks/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * For auditors: what was looked at. A search by person or case is on record itself.
         * @description Told again it stands in the record again, as it was done.
         */
        post: operations["searchLooks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/looks/table": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * For auditors: the same as CSV. That it was taken is on record.
         * @description Told again it stands in the record again, as it was done.
         */
        post: operations["exportLooks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/mandates/{mandateId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends a mandate for good: by the person, the helper, or an officer who receives people. */
        delete: operations["endMandate"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/mandates/{mandateId}/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins a form for the person of a mandate that holds and covers the service. */
        post: operations["beginDraftForOther"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/mandates/{mandateId}/paper": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The signature, thumb or signed paper of a mandate. */
        get: operations["readMandatePaper"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/message-address-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a code to an e-mail address or, of an officer, a phone.
         * @description Told again there is a new one, and only the newest counts.
         */
        post: operations["giveMessageAddress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/message-addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The code came back: messages go to the address from now on. */
        post: operations["confirmMessageAddress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/message-preference": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the caller is reached, and when nothing is sent. */
        get: operations["readMessagePreference"];
        /** Chooses language and channel; e-mail and push need an address or a browser first. */
        put: operations["chooseMessageWay"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/morning": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** For who leads the region: what to know this morning. */
        get: operations["readMorning"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/morning/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The cases behind a line of the morning, without anything personal. */
        get: operations["listMorningCases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/my-data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Copies of your data, your requests, and how long what is kept. */
        get: operations["readMyData"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/my-data/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Has a copy made of all that is held about you; at most three a day. */
        post: operations["askForDataExport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/my-data/exports/{exportId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The copy as a ZIP, after a fresh proof of who you are. That it was opened is on record. */
        get: operations["openDataExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/my-data/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks for a correction, an erasure, a limitation, or objects. */
        post: operations["makeDataRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/oauth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchanges a client’s credentials for a token that ends after ten minutes.
         * @description Told again another one begins; each ends by itself.
         */
        post: operations["giveAccessToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/offices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Offices with their hours. */
        get: operations["listOffices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/outages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Outside services that did not answer in the last thirty days, the latest first. */
        get: operations["listOutages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/passkey-questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What `navigator.credentials.get` is given; good for five minutes, nothing is stored.
         * @description It changes nothing and may be told again.
         */
        post: operations["askForPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/passkey-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Signs a resident in with what the device answered.
         * @description What opens it works once: told again it is refused and changes nothing.
         */
        post: operations["signInByPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/place-groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All places of a level, by what they lie in, for a plain list of choices. */
        get: operations["listPlaceGroups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Places whose name is like the words, at most 20. */
        get: operations["searchPlaces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/places/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The place of a code. */
        get: operations["readPlace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/post": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits for the post at an office, what is on its way, and what came of it. */
        get: operations["readPostDesk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/post/doubles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same was printed twice: the second is taken out, and waits to be destroyed. */
        post: operations["takeOutDouble"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/post/doubles/{itemId}/destruction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What was taken out is destroyed, on record. */
        post: operations["destroyDouble"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/post/manifests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lists all that waits for the post at an office. */
        post: operations["makePostManifest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/post/manifests/{manifestId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The list as a table for the partner: who, where, what; never a NIK. */
        get: operations["readPostManifest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/post/status-template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Columns and words of a table of statuses. */
        get: operations["readPostStatusTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/post/statuses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a table of statuses in (XLSX or CSV as the body) and has it checked; nothing changes yet. */
        post: operations["checkPostStatuses"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/post/statuses/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a table of statuses is, and what comes of its rows. */
        get: operations["readPostStatuses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/post/statuses/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What came of each row, as a table. */
        get: operations["readPostStatusReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/post/statuses/{id}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Does what a table says that was checked; saying the same again changes nothing.
         * @description Told again it changes nothing more.
         */
        post: operations["runPostStatuses"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/printing/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins a batch on a printer: of the named cases, or of the next ones. */
        post: operations["beginPrintBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/printing/batches/{batch}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A batch: its cards in order, and the serial that comes next. */
        get: operations["readPrintBatch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/printing/batches/{batch}/cards/{code}/correct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another serial came out than was entered; until the batch is closed. */
        post: operations["correctSerial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/printing/batches/{batch}/cards/{code}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A card goes back into the queue. */
        post: operations["leaveCardOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/printing/batches/{batch}/cards/{code}/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One card came out: the case’s own step, with the serial. */
        post: operations["printCard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/printing/batches/{batch}/cards/{code}/spoil": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A blank was spoiled; the card is tried again with the next. */
        post: operations["spoilBlank"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/printing/batches/{batch}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Closes a batch; what was not printed goes back into the queue. */
        post: operations["closePrintBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/printing/destructions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Several are destroyed by one record: each case’s own step, all of them or none. */
        post: operations["destroyOldCards"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/printing/destructions/{minutes}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The minutes of a destruction. */
        get: operations["readDestruction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/printing/destructions/{minutes}/document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The minutes of a destruction as a PDF, to be printed and signed by hand. */
        get: operations["readDestructionDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/printing/old-cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Old cards that were taken back and not destroyed yet, the oldest first. */
        get: operations["listOldCards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/printing/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits to be printed at an office, promise first, and the batches of its printers. */
        get: operations["readPrintQueue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The resident's own data; the household once the identity is matched. */
        get: operations["readProfile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/programs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The systems that may call the API, for administrators. */
        get: operations["listPrograms"];
        put?: never;
        /** Lets a system in; its secret is answered once. */
        post: operations["makeProgram"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/programs/{programId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A system with its webhooks. */
        get: operations["readProgram"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/programs/{programId}/renewal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a system a new secret; the one of before opens for another day. */
        post: operations["renewProgram"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/programs/{programId}/revocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shuts a system out at once and for good, with its tokens and webhooks. */
        post: operations["revokeProgram"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/promises": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the region keeps its promises: twelve months, and the offices and services of one. */
        get: operations["readPromises"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/promises/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every published number of the last twelve months, by month, office and service. */
        get: operations["listPromiseData"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/promises/offices/{officeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How an office keeps its promises. */
        get: operations["readOfficePromises"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/protected-people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An auditor puts someone on the list of those at whom nobody looks without reason. */
        post: operations["protectPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/push-browsers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A browser takes pushes from now on, as its PushSubscription tells. */
        post: operations["subscribeBrowser"];
        /** A browser takes no pushes any more; without `endpoint`, none of the caller’s. */
        delete: operations["unsubscribeBrowsers"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Finds services by everyday words; without words all of them. */
        get: operations["searchServices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/services/{service}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A service: its standard, form, requirements, promise and offices. */
        get: operations["readService"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Signs in: a resident with phone and code, an officer with username and password and, where there is a second factor, its code.
         * @description Told again another one begins; each ends by itself.
         */
        post: operations["signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Ends the session of the token that is sent.
         * @description Told again it changes nothing more.
         */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/sessions/current/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Proves again who the officer is, for what asks for a fresh proof (`proof-needed`).
         * @description Told again it changes nothing more.
         */
        post: operations["proveAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/shared/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a link opens; nobody signs in, the link is the permission. */
        get: operations["readSharedDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/shared/{token}/openings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Says who opens it and what for; the owner sees it.
         * @description Told again it stands in the record again, as it was done.
         */
        post: operations["openSharedDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/shared/{token}/openings/{opening}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The document, for half an hour after it was opened. */
        get: operations["readSharedFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/sign-in-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a six-digit code to a phone; the same answer whether the phone is known or not.
         * @description Told again there is a new one, and only the newest counts.
         */
        post: operations["requestCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/signing/delegations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who signs for whom, from when until when; and what the caller may give. */
        get: operations["listSigningDelegations"];
        put?: never;
        /** Has someone sign for a post from one day to another. */
        post: operations["delegateSigning"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/signing/delegations/{delegation}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a delegation at once. */
        post: operations["endSigningDelegation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/signing/desk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits for the caller’s signature: what needs a second look, then the oldest promise. */
        get: operations["readSigningDesk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/signing/desk/calm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits and asks for no second look: ids for one run over more than a page. */
        get: operations["readCalmDocuments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/signing/documents/{item}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The document as the caller would sign it now, a PDF; the look is on record. */
        get: operations["readDocumentToSign"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/signing/documents/{item}/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same document as a picture of all its pages, an SVG; the look is on record. */
        get: operations["readPictureOfDocumentToSign"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/signing/documents/{item}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Back to the verifier with a reason: the case’s own step. */
        post: operations["refuseSignature"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/signing/image": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller’s own signature as it stands in documents, a PNG. */
        get: operations["readSignatureImage"];
        /** Keeps a photo or scan of the caller’s signature (JPEG, PNG or WebP as the body), drawn anew. */
        put: operations["keepSignatureImage"];
        post?: never;
        /** Takes the picture out: what is signed from now on shows the name alone. */
        delete: operations["removeSignatureImage"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/signing/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs one or many with one confirmation; the run goes on by itself. */
        post: operations["signDocuments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/signing/runs/{run}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a run is: counts, what failed and why. */
        get: operations["readSigningRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/signing/runs/{run}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new run over what an earlier one left unsigned. */
        post: operations["retrySigning"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/staff/emergencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The latest roles that were taken in an emergency, with reason and review. */
        get: operations["listEmergencies"];
        put?: never;
        /** Takes a role now, with a reason; heads and auditors are told, and it ends by itself. */
        post: operations["beginEmergency"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/staff/emergencies/{emergency}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives the role back before its time. */
        post: operations["endEmergency"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/staff/emergencies/{emergency}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The auditor’s verdict on an access that has ended. */
        post: operations["reviewEmergency"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/staff/emergency-permits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Names who may take a role of an office in an emergency. */
        post: operations["giveEmergencyPermit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/staff/emergency-permits/{permit}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a permit back; an access that runs by it ends. */
        post: operations["withdrawEmergencyPermit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/staff/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks someone to become an officer: a link goes to phone or e-mail, for one use. */
        post: operations["inviteOfficer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/staff/invitations/{invitation}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a new link; the one before is worth nothing any more.
         * @description Told again there is a new one, and only the newest counts.
         */
        post: operations["sendInvitationAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/staff/invitations/{invitation}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The link of this invitation opens nothing any more. */
        post: operations["withdrawInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/staff/invitations/accepted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Chooses the password and confirms the second factor, or makes a passkey instead; the link is used then.
         * @description What opens it works once: told again it is refused and changes nothing.
         */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/staff/invitations/opened": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What the link of an invitation shows; the token is sent in the body and stands in no log.
         * @description It changes nothing and may be told again.
         */
        post: operations["openInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/staff/officers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The people of an office, their posts, and what is open there. */
        get: operations["listOfficers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/staff/officers/{account}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens an account again that was closed because nobody had used it for long. */
        post: operations["reopenOfficer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/staff/officers/{account}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends password, second factor and sessions of an officer; a link to begin anew is sent. */
        post: operations["resetOfficer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/staff/overseen-regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Other regions in which the officer works or oversees now; the same token is good there. */
        get: operations["listOverseenRegions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/staff/oversight": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Officers of other regions who oversee this one, the latest first. */
        get: operations["listOversight"];
        put?: never;
        /** Lets an officer of another region oversee this one, from a day to a day. */
        post: operations["grantOversight"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/staff/oversight/{oversight}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a grant now: the officer is nobody here any more. */
        post: operations["endOversight"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/staff/passkey-proof-questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What `navigator.credentials.get` is given to prove again who the officer is.
         * @description It changes nothing and may be told again.
         */
        post: operations["askForPasskeyProof"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/staff/passkey-questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What `navigator.credentials.create` is given; asks for a fresh proof.
         * @description It changes nothing and may be told again.
         */
        post: operations["askForStaffPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/staff/passkey-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Signs an officer in with what the device answered, which stands for both factors.
         * @description What opens it works once: told again it is refused and changes nothing.
         */
        post: operations["signInOfficerByPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/staff/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keeps a new passkey of the officer under a name.
         * @description What opens it works once: told again it is refused and changes nothing.
         */
        post: operations["registerStaffPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/staff/passkeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Removes a passkey; where a second factor is required, never the last.
         * @description Told again it changes nothing more.
         */
        delete: operations["removeStaffPasskey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/staff/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * A new password; every other session ends.
         * @description Told again it changes nothing more.
         */
        put: operations["changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/staff/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives an officer a post of an office, from a day to a day. */
        post: operations["grantPost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/staff/posts/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a post now; what was held beside it ends with the last one. */
        post: operations["endPost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/staff/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Puts the offered secret in use, by a code of the app.
         * @description What opens it works once: told again it is refused and changes nothing.
         */
        put: operations["confirmSecondFactor"];
        post?: never;
        /**
         * Where a second factor is required, only beside a passkey that works here.
         * @description Told again it changes nothing more.
         */
        delete: operations["removeSecondFactor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/staff/second-factor/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A new secret for an authenticator app; asks for a fresh proof.
         * @description Told again there is a new one, and only the newest counts.
         */
        post: operations["beginSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/staff/second-factor/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ten new recovery codes in place of those that are left.
         * @description Told again there is a new one, and only the newest counts.
         */
        post: operations["renewRecoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/staff/security": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The second factor, the open sessions and the emergency roles of the officer who calls. */
        get: operations["readStaffSecurity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/staff/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Ends every session of the officer but the one that calls.
         * @description Told again it changes nothing more.
         */
        delete: operations["endOtherStaffSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/staff/sessions/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Ends one of the officer’s own sessions.
         * @description Told again it changes nothing more.
         */
        delete: operations["endStaffSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/staff/stand-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Names who acts for a leader on leave (plh) or in an empty post (plt). */
        post: operations["appointStandIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/staff/stand-ins/{standIn}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends an appointment before its last day. */
        post: operations["endStandIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/start-code-kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the caller’s institution may fill in beforehand. */
        get: operations["listStartCodeKinds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/start-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The codes that the caller’s institution gave. */
        get: operations["listStartCodes"];
        put?: never;
        /** Keeps part of a form with its documents, to be handed over as a code. */
        post: operations["giveStartCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/start-codes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A start code as it is printed for the family. */
        get: operations["readStartCode"];
        put?: never;
        post?: never;
        /** Takes a code back that nobody has used. */
        delete: operations["revokeStartCode"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/start-codes/redeem": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens a draft that was filled in beforehand, once, for the family that it names. */
        post: operations["redeemStartCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an office has and how long it lasts. */
        get: operations["readStock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/stock/{stock}/serials/{serial}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where one of them is, and how it came there. */
        get: operations["readSerial"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/stock/differences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts of the last thirty days that differed, the latest first. */
        get: operations["listStockDifferences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/stock/movements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every movement of one thing at an office, the latest first. */
        get: operations["listStockMovements"];
        put?: never;
        /** Enters what came, what was spoiled, what was counted, or what went to another office. */
        post: operations["enterStock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/stock/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is on the way to or from the caller’s offices, the oldest first. */
        get: operations["listStockTransfers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/stock/transfers/{transfer}/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Counts what another office sent: all of it, or the named serials; what is missing needs a reason. */
        post: operations["receiveStockTransfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/stuck": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits on a service outside or has failed, and how the sweeps go. */
        get: operations["readStuck"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/stuck/{kind}/retries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins one of a kind again, or all; nothing goes out twice. */
        post: operations["retryStuck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/stuck/{kind}/set-aside": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives one up for good, with a reason; it stays on record. */
        post: operations["setStuckAside"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/track/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a case is, for anyone who has its code. Nothing personal. */
        get: operations["trackCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/verifications/codes/{documentCode}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the document with this code is genuine and still valid. */
        get: operations["verifyDocumentCode"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/verifications/digests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Whether a file with these digests was published here; the file itself is not sent.
         * @description It changes nothing and may be told again.
         */
        post: operations["verifyDocumentDigests"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/verifications/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Checks a PDF wholly: signatures, certificates, time, and what was added. It is kept nowhere.
         * @description It changes nothing and may be told again.
         */
        post: operations["verifyDocumentFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who comes to an office on a day, in order of time. */
        get: operations["listVisits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/wallet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All documents of the resident who asks, the newest first. */
        get: operations["openWallet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/wallet/{code}/{product}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A document with its life and with whom it was shared. */
        get: operations["openWalletDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/wallet/{code}/{product}/shares": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a link that opens the document for anyone who has it, until it ends. */
        post: operations["shareDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/wallet/shares/{shareId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends a link at once. */
        delete: operations["endShare"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The webhooks of a system. */
        get: operations["listWebhooks"];
        put?: never;
        /** Tells a system of what happens; the secret that signs is answered once. */
        post: operations["makeWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/webhooks/{webhookId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a webhook; what waits is not sent. */
        post: operations["endWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/webhooks/{webhookId}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The log of a webhook: what was sent, when, and what was answered. */
        get: operations["listWebhookMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/webhooks/{webhookId}/messages/{messageId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a message again, under the same `webhook-id`. */
        post: operations["replayWebhookMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/webhooks/{webhookId}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a webhook a new secret; for a day both sign. */
        post: operations["renewWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/work": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of a work list. */
        get: operations["listWork"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/work/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much work there is, by queue of the officer’s posts. */
        get: operations["countWork"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/work/next/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The case to take after this one, in the same order. */
        get: operations["nextWork"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/regions/{region}/work/searches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What to put into an address for what an officer looks for: of a NIK a word that hides it.
         * @description It changes nothing and may be told again.
         */
        post: operations["prepareSearch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/files/{region}/{fileId}/{ticket}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        /** How many bytes have come, in `Upload-Offset`. */
        head: operations["readUploadProgress"];
        /**
         * Sends the next part, from the byte named in Upload-Offset.
         * @description What is sent carries its own number or place: told again it is taken once.
         */
        patch: operations["sendUploadPart"];
        trace?: never;
    };
    "/files/{region}/open/{link}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The content of a file, by an address that works for ten minutes for one caller. */
        get: operations["openFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description By what an account is reached, opened and proven. */
        AccountSecurity: {
            emailMasked: string | null;
            /** @enum {unknown} */
            identity: "none" | "pending" | "matched";
            /** @description Signed in a moment ago, as passkeys and a new phone need. */
            isFresh: boolean;
            nationalLogin: {
                isLinked: boolean;
            } | null;
            passkeys: {
                /** Format: date-time */
                createdAt: string;
                id: string;
                /** @description Made in front of an officer who saw the card. */
                isWitnessed: boolean;
                name: string;
                usedAt: string | null;
                /** @description false: made for another address of ours. */
                worksHere: boolean;
            }[];
            phoneMasked: string | null;
            /** @description Empty: matched by what circulates only; the family stays hidden. */
            proofs: {
                /**
                 * @description `counter`: an officer saw the card. `passkey`: made in front of one. `national`: the national login.
                 * @enum {unknown}
                 */
                kind: "counter" | "passkey" | "national";
                /** Format: date-time */
                provenAt: string;
            }[];
            sessions: {
                /** Format: date-time */
                begunAt: string;
                browser: string;
                /** Format: date-time */
                endsAt: string;
                id: string;
                isCurrent: boolean;
                network: string;
                /** Format: date-time */
                provenAt: string;
                provenBy: ("code" | "password" | "second-factor" | "recovery-code" | "passkey" | "national-login") | null;
                system: string;
            }[];
        };
        /** @description A case of an agency, without personal values. */
        AgencyCase: {
            /** @description The tracking code. */
            code: string;
            dueAt: string | null;
            end: string | null;
            /** Format: date-time */
            filedAt: string;
            officeId: string;
            service: string;
            state: string;
            title: components["schemas"]["Text"];
            /** @description Whose turn it is. */
            turn: string;
            /** Format: date-time */
            updatedAt: string;
        };
        /** @description How much work there is of a service at an office. */
        AgencyNumbers: {
            /** @description Within the last thirty days. */
            ended: number;
            /** @description Of the open ones, after the promised time. */
            late: number;
            officeId: string;
            open: number;
            service: string;
        };
        /** @description A request in the person’s own words, with the answer. */
        AnsweredRequest: {
            /** @description Null once their own retention is over. */
            answer: string | null;
            answeredAt: string | null;
            /** @description Of a correction: the case by which it is asked for, and whose end is the answer. */
            caseCode: string | null;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            dueAt: string;
            /**
             * @description UU 27/2022 articles 6 to 11.
             * @enum {unknown}
             */
            kind: "correction" | "erasure" | "limitation" | "objection";
            /** @description Of a limitation or an objection that was granted: since when it counts. */
            limit?: {
                endedAt: string | null;
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                since: string;
            };
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            madeAt: string;
            outcome: ("granted" | "partly" | "refused" | "withdrawn") | null;
            requestId: string;
            /** @description Null once their own retention is over. */
            words: string | null;
        };
        /** @description One answer as people read it. */
        AnswerRow: {
            fault?: string;
            files?: components["schemas"]["File"][];
            label: components["schemas"]["Text"];
            path: string;
            shown: components["schemas"]["Text"];
        };
        /** @description An action of the flow, and why not when it is not possible. */
        AvailableAction: {
            action: string;
            /** @description Its own questions, as fields of the pack language. */
            asks?: {
                [key: string]: unknown;
            }[];
            confirm?: components["schemas"]["Text"];
            needs: ("reason" | "note" | "faults" | "checklist" | "correction" | "register-result" | "proof" | "signature" | "slot")[];
            possible: boolean;
            reason?: components["schemas"]["Text"];
            /** @description Why it is not possible. */
            reasonCode?: string;
            title: components["schemas"]["Text"];
            /** @enum {unknown} */
            tone: "main" | "other" | "return" | "danger";
            undoMinutes: number;
        };
        /** @description A notice of a breach (UU 27/2022 article 46), prepared from the record of who looked. */
        BreachNotice: {
            /** @description Of the officer who looked. */
            accountId?: string;
            /** @description Of the case that was looked at. */
            code?: string;
            /** @description At most 500. */
            codes: string[];
            detectedAt: string;
            /** @description What was done and is being done. */
            done: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            dueAt: string;
            from: string;
            /** @description When and how it happened. */
            how: string;
            kinds: {
                cases: number;
                title: components["schemas"]["Text"];
            }[];
            noticeId: string;
            /** @description Running, by region. */
            number: number;
            officer: string | null;
            people: number;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            preparedAt: string;
            sentAt: string | null;
            toAuthority: components["schemas"]["Text"];
            toPerson: components["schemas"]["Text"];
            until: string;
        };
        /** @description A notice of a breach. */
        BreachNoticeSummary: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            dueAt: string;
            noticeId: string;
            /** @description Running, by region. */
            number: number;
            people: number;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            preparedAt: string;
            sentAt: string | null;
        };
        /** @description Promises that broke and wait for the head’s word. */
        BrokenPromises: {
            /** @description Given back as `cursor`. */
            next: string | null;
            /** @description Given back as `cursor`. */
            previous: string | null;
            rows: {
                code: string;
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                dueAt: string;
                office: components["schemas"]["Text"];
                service: components["schemas"]["Text"];
                state: components["schemas"]["Text"];
            }[];
        };
        /** @description The whole case, as far as the caller may see it. */
        Case: {
            actions: components["schemas"]["AvailableAction"][];
            applicant: {
                name: string;
                nikMasked: string;
                phoneMasked: string;
            };
            assignee: {
                accountId: string;
                name: string;
            } | null;
            caseId: string;
            /** @description The tracking code. */
            code: string;
            /** @description The service as its pack defines it: see the reference of the pack language. */
            definition: {
                [key: string]: unknown;
            };
            documents: {
                checks: {
                    code: string;
                    that: components["schemas"]["Text"];
                    ticked: boolean;
                }[];
                files: components["schemas"]["File"][];
                requirement: string;
                title: components["schemas"]["Text"];
            }[];
            /** @description null while it is open. */
            end: ("finished" | "refused" | "cancelled") | null;
            entries: components["schemas"]["TimelineEntry"][];
            faults: components["schemas"]["Fault"][];
            /**
             * @description Whether the register knows the applicant.
             * @enum {unknown}
             */
            identity: "matched" | "pending" | "mismatched";
            /** @description Commands name it, so that nothing newer is overlooked. */
            lastSeq: number;
            links: {
                code: string;
                /** @enum {unknown} */
                relation: "child" | "parent" | "related";
                service: components["schemas"]["Text"];
            }[];
            /** @description Numbers, dates and addresses are hidden from this officer until one of the purposes is named. */
            masked?: {
                purposes: {
                    code: string;
                    title: components["schemas"]["Text"];
                }[];
            };
            messages: {
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                at: string;
                /** @enum {unknown} */
                channel: "whatsapp" | "email" | "push";
                /**
                 * @description `unwanted`: the person wants no messages.
                 * @enum {unknown}
                 */
                state: "waiting" | "sent" | "failed" | "unwanted";
                text: string;
            }[];
            office: components["schemas"]["Text"];
            officeId: string;
            /** @description What else there is to show; each is absent where there is nothing. */
            parts: {
                /** @description The same story in another region. */
                abroad?: {
                    code: string | null;
                    /** @enum {unknown} */
                    direction: "from" | "to";
                    /** @description null while it is open. */
                    end: ("finished" | "refused" | "cancelled") | null;
                    region: components["schemas"]["Text"];
                    /** @description Its region, when it is of this installation. */
                    slug?: string;
                    timeline: {
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC.
                         */
                        at: string;
                        story: components["schemas"]["Text"];
                    }[];
                    /** @description For officers: it has not got there. */
                    trouble?: {
                        messageId: string;
                        words: components["schemas"]["Text"];
                    };
                }[];
                /**
                 * @description The reader stands here for the applicant.
                 * @enum {boolean}
                 */
                asHelper?: true;
                /** @description Who confirms by a link, and what they said. */
                confirmations?: {
                    answer: ("yes" | "no") | null;
                    answeredAt: string | null;
                    /**
                     * Format: date-time
                     * @description ISO 8601 in UTC.
                     */
                    askAgainFrom?: string;
                    askedAt: string | null;
                    confirmation: string;
                    /** @description Only a new link helps. */
                    linkIsOver?: boolean;
                    mayAskAgain: boolean;
                    name: string;
                    /** @description The place among the people asked, from 0. */
                    person: number;
                    /** @description For officers: someone else in this case has the same phone. */
                    sharesPhone?: boolean;
                    title: components["schemas"]["Text"];
                }[];
                /** @description The promise is nearly used up (for officers) or broke. */
                delay?: {
                    /** @description What the head of the office wrote to the applicant. */
                    answer?: {
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC.
                         */
                        at: string;
                        spoken: components["schemas"]["Text"];
                        words: string;
                    };
                    /**
                     * @description Who has been told; `broken`: the promised time has passed.
                     * @enum {unknown}
                     */
                    level: "holder" | "head" | "broken";
                    /** @description The reader heads the office: `answerBrokenPromise`. */
                    mayAnswer?: boolean;
                    next: components["schemas"]["Text"];
                    sentence: components["schemas"]["Text"];
                };
                /** @description It came from a former system. */
                former?: {
                    /**
                     * Format: date-time
                     * @description ISO 8601 in UTC.
                     */
                    importedAt: string;
                    /** @description Its papers lie at the office and are not here. */
                    papersAtOffice: boolean;
                    system: string;
                };
                /** @description Who filed it for the applicant. */
                helper?: {
                    mandateId?: string;
                    paperOf?: string;
                    sentence: components["schemas"]["Text"];
                    /**
                     * Format: date-time
                     * @description ISO 8601 in UTC.
                     */
                    until?: string;
                };
                /** @description The place in the published line. */
                line?: {
                    /** @description What the office has left. */
                    left: number;
                    /** @description From 1. */
                    position: number;
                    sentence: components["schemas"]["Text"];
                    waiting: number;
                };
                /** @description What a life event opened or will open. */
                members?: components["schemas"]["Member"][];
                /** @description The event of which it is a part, and what else belongs to that. */
                partOf?: {
                    code: string;
                    siblings: components["schemas"]["Member"][];
                    title: components["schemas"]["Text"];
                };
                /** @description What went by post, the latest first. */
                posted?: {
                    events: {
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC.
                         */
                        at: string;
                        sentence: components["schemas"]["Text"];
                        /** @enum {unknown} */
                        status: "accepted" | "in-transit" | "delivered" | "returned" | "damaged" | "lost";
                    }[];
                    /** @description Not sent or made once more since. */
                    isLatest: boolean;
                    /** @description The number of the post. */
                    tracking: string;
                }[];
                /** @description For the applicant: how many officers have seen the case. */
                seenBy?: {
                    officers: number;
                };
                /** @description For officers: serials of what the case used. */
                serials?: {
                    held: {
                        /** @description It was printed again since. */
                        isSpoiled: boolean;
                        serial: string;
                        title: components["schemas"]["Text"];
                    }[];
                    /** @description Those that come next for a step that uses them. */
                    next: {
                        action: string;
                        count: number;
                        serials: string[];
                        title: components["schemas"]["Text"];
                    }[];
                };
                /** @description The booked visit. */
                visit?: {
                    bring: components["schemas"]["Text"][];
                    /**
                     * Format: date-time
                     * @description ISO 8601 in UTC.
                     */
                    endsAt: string;
                    /** @description Whether it may still be moved to another time. */
                    movable: boolean;
                    office: components["schemas"]["Office"];
                    sentence: components["schemas"]["Text"];
                    /**
                     * Format: date-time
                     * @description ISO 8601 in UTC.
                     */
                    startsAt: string;
                };
                /** @description What the register last told. */
                watch?: {
                    askedAt: string | null;
                    /**
                     * Format: date-time
                     * @description ISO 8601 in UTC.
                     */
                    since: string;
                    story: components["schemas"]["Text"];
                };
            };
            products: components["schemas"]["Product"][];
            promise: components["schemas"]["Promise"];
            rating: number | null;
            /** @description What to type into the register, in its order; only for those who do. */
            registerEntry: {
                product: string;
                rows: {
                    label: components["schemas"]["Text"];
                    value: string;
                }[];
            }[];
            sections: {
                rows: components["schemas"]["AnswerRow"][];
                step: string;
                title: components["schemas"]["Text"];
            }[];
            service: components["schemas"]["Text"];
            state: components["schemas"]["Text"];
            stateCode: string;
            story: components["schemas"]["Text"];
            timeline: {
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                at: string;
                story: components["schemas"]["Text"];
            }[];
            /**
             * @description Whose turn it is.
             * @enum {unknown}
             */
            turn: "office" | "applicant" | "centre" | "court" | "nobody";
            undoable: {
                mine: boolean;
                seq: number;
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                until: string;
            } | null;
        };
        /** @description A case in the list of its applicant, or of the family. */
        CaseCard: {
            applicantName: string;
            code: string;
            /** @description null while it is open. */
            end: ("finished" | "refused" | "cancelled") | null;
            endedAt: string | null;
            /** @description A family member’s, of which only this is shown. */
            ofHousehold?: boolean;
            /** @description The code of the life event that opened it. */
            partOf?: string;
            /** @description What a family member may download. */
            products?: components["schemas"]["Product"][];
            promise: components["schemas"]["Promise"];
            service: components["schemas"]["Text"];
            serviceCode: string;
            story: components["schemas"]["Text"];
            /**
             * @description Whose turn it is.
             * @enum {unknown}
             */
            turn: "office" | "applicant" | "centre" | "court" | "nobody";
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            updatedAt: string;
        };
        /** @description What a command did to a case. */
        CaseMoved: {
            code: string;
            /** @description The last action of the case: `lastSeq` of the next command. */
            seq: number;
            state: string;
            /**
             * @description The case was so already: nothing was added to its record.
             * @enum {boolean}
             */
            unchanged?: true;
            undoUntil: string | null;
        };
        /** @description That the actions of a case are in the region’s signed record. */
        CaseProof: {
            /** @description The tracking code. */
            case: string;
            /** @description The signed checkpoint that all paths lead to. */
            checkpoint: string;
            entries: {
                /** Format: date-time */
                at: string;
                /** @description Of the action, hexadecimal. */
                hash: string;
                /** @description Of the action in its case, from 1. */
                number: number;
                /** @description Hashes in base64, from the leaf up. */
                path: string[];
                /** @description In the log, counted from 0. */
                position: number;
                type: string;
            }[];
            /** @enum {string} */
            format: "satuloket/record-proof/v1";
            /** @description The region’s public key (C2SP signed-note, “vkey”). */
            key: string;
            region: string;
            /** @description Actions that the next checkpoint will take in, within a minute. */
            waiting: number[];
        };
        /** @description What anyone with the code may see; nothing personal. */
        CaseTrack: {
            /** @description The tracking code. */
            code: string;
            /** @description null while it is open. */
            end: ("finished" | "refused" | "cancelled") | null;
            office: components["schemas"]["Text"];
            /** @description What else there is to show; each is absent where there is nothing. */
            parts: {
                /** @description The same story in another region. */
                abroad?: {
                    code: string | null;
                    /** @enum {unknown} */
                    direction: "from" | "to";
                    /** @description null while it is open. */
                    end: ("finished" | "refused" | "cancelled") | null;
                    region: components["schemas"]["Text"];
                    /** @description Its region, when it is of this installation. */
                    slug?: string;
                    timeline: {
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC.
                         */
                        at: string;
                        story: components["schemas"]["Text"];
                    }[];
                    /** @description For officers: it has not got there. */
                    trouble?: {
                        messageId: string;
                        words: components["schemas"]["Text"];
                    };
                }[];
                /**
                 * @description The reader stands here for the applicant.
                 * @enum {boolean}
                 */
                asHelper?: true;
                /** @description Who confirms by a link, and what they said. */
                confirmations?: {
                    answer: ("yes" | "no") | null;
                    answeredAt: string | null;
                    /**
                     * Format: date-time
                     * @description ISO 8601 in UTC.
                     */
                    askAgainFrom?: string;
                    askedAt: string | null;
                    confirmation: string;
                    /** @description Only a new link helps. */
                    linkIsOver?: boolean;
                    mayAskAgain: boolean;
                    name: string;
                    /** @description The place among the people asked, from 0. */
                    person: number;
                    /** @description For officers: someone else in this case has the same phone. */
                    sharesPhone?: boolean;
                    title: components["schemas"]["Text"];
                }[];
                /** @description The promise is nearly used up (for officers) or broke. */
                delay?: {
                    /** @description What the head of the office wrote to the applicant. */
                    answer?: {
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC.
                         */
                        at: string;
                        spoken: components["schemas"]["Text"];
                        words: string;
                    };
                    /**
                     * @description Who has been told; `broken`: the promised time has passed.
                     * @enum {unknown}
                     */
                    level: "holder" | "head" | "broken";
                    /** @description The reader heads the office: `answerBrokenPromise`. */
                    mayAnswer?: boolean;
                    next: components["schemas"]["Text"];
                    sentence: components["schemas"]["Text"];
                };
                /** @description It came from a former system. */
                former?: {
                    /**
                     * Format: date-time
                     * @description ISO 8601 in UTC.
                     */
                    importedAt: string;
                    /** @description Its papers lie at the office and are not here. */
                    papersAtOffice: boolean;
                    system: string;
                };
                /** @description Who filed it for the applicant. */
                helper?: {
                    mandateId?: string;
                    paperOf?: string;
                    sentence: components["schemas"]["Text"];
                    /**
                     * Format: date-time
                     * @description ISO 8601 in UTC.
                     */
                    until?: string;
                };
                /** @description The place in the published line. */
                line?: {
                    /** @description What the office has left. */
                    left: number;
                    /** @description From 1. */
                    position: number;
                    sentence: components["schemas"]["Text"];
                    waiting: number;
                };
                /** @description What a life event opened or will open. */
                members?: components["schemas"]["Member"][];
                /** @description The event of which it is a part, and what else belongs to that. */
                partOf?: {
                    code: string;
                    siblings: components["schemas"]["Member"][];
                    title: components["schemas"]["Text"];
                };
                /** @description What went by post, the latest first. */
                posted?: {
                    events: {
                        /**
                         * Format: date-time
                         * @description ISO 8601 in UTC.
                         */
                        at: string;
                        sentence: components["schemas"]["Text"];
                        /** @enum {unknown} */
                        status: "accepted" | "in-transit" | "delivered" | "returned" | "damaged" | "lost";
                    }[];
                    /** @description Not sent or made once more since. */
                    isLatest: boolean;
                    /** @description The number of the post. */
                    tracking: string;
                }[];
                /** @description For the applicant: how many officers have seen the case. */
                seenBy?: {
                    officers: number;
                };
                /** @description For officers: serials of what the case used. */
                serials?: {
                    held: {
                        /** @description It was printed again since. */
                        isSpoiled: boolean;
                        serial: string;
                        title: components["schemas"]["Text"];
                    }[];
                    /** @description Those that come next for a step that uses them. */
                    next: {
                        action: string;
                        count: number;
                        serials: string[];
                        title: components["schemas"]["Text"];
                    }[];
                };
                /** @description The booked visit. */
                visit?: {
                    bring: components["schemas"]["Text"][];
                    /**
                     * Format: date-time
                     * @description ISO 8601 in UTC.
                     */
                    endsAt: string;
                    /** @description Whether it may still be moved to another time. */
                    movable: boolean;
                    office: components["schemas"]["Office"];
                    sentence: components["schemas"]["Text"];
                    /**
                     * Format: date-time
                     * @description ISO 8601 in UTC.
                     */
                    startsAt: string;
                };
                /** @description What the register last told. */
                watch?: {
                    askedAt: string | null;
                    /**
                     * Format: date-time
                     * @description ISO 8601 in UTC.
                     */
                    since: string;
                    story: components["schemas"]["Text"];
                };
            };
            promise: components["schemas"]["Promise"];
            service: components["schemas"]["Text"];
            state: components["schemas"]["Text"];
            story: components["schemas"]["Text"];
            timeline: {
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                at: string;
                story: components["schemas"]["Text"];
            }[];
            /**
             * @description Whose turn it is.
             * @enum {unknown}
             */
            turn: "office" | "applicant" | "centre" | "court" | "nobody";
        };
        /** @description What someone is asked to confirm. */
        ConfirmationPage: {
            answer: ("yes" | "no") | null;
            answeredAt: string | null;
            /** @description Whether the last four digits of the NIK are asked for. */
            asksProof: boolean;
            /** Format: date-time */
            expiresAt: string;
            /** @description Who is asked. */
            name: string;
            /** @description The few answers that the pack shows to whoever confirms. */
            rows: {
                label: components["schemas"]["Text"];
                shown: components["schemas"]["Text"];
            }[];
            service: components["schemas"]["Text"];
            statement: components["schemas"]["Text"];
            takeBackUntil: string | null;
            title: components["schemas"]["Text"];
        };
        /** @description That the longer log begins with all of the shorter one (RFC 9162 2.1.4). */
        ConsistencyProof: {
            /** @description How many entries the log had. */
            from: number;
            /** @description Hashes in base64, from the leaf up. */
            path: string[];
            /** @description How many entries the log had. */
            to: number;
        };
        /** @description Whose number it is; masked. */
        CounterPerson: {
            /** @enum {unknown} */
            identity: "none" | "pending" | "matched";
            isProven: boolean;
            name: string;
            /** @description Made within the last half hour. */
            newPasskeys: string[];
            nikMasked: string;
            phoneMasked: string | null;
        };
        /** @description What a courier’s device keeps. */
        CourierRound: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            at: string;
            manifests: {
                id: string;
                number: string;
                officeName: components["schemas"]["Text"];
                /** @enum {unknown} */
                state: "handed-over" | "accepted";
                stops: {
                    /** @description From 1. */
                    attempt: number;
                    /** @description POST to it for a call without seeing the number. */
                    callUrl: string;
                    code: string;
                    /** @description PBKDF2-SHA256 of the receiver’s code, 32 bytes; salt and digest in hex. */
                    codeCheck: {
                        digest: string;
                        iterations: number;
                        salt: string;
                    };
                    holds: components["schemas"]["Text"];
                    /** @description The digits of the label, the last of them a check digit. */
                    label: string;
                    order: number;
                    /**
                     * @description What became of it on this manifest.
                     * @enum {unknown}
                     */
                    outcome: "listed" | "missing" | "accepted" | "delivered" | "failed" | "came-back" | "lost";
                    parcelId: string;
                    point?: {
                        latitude: number;
                        longitude: number;
                    };
                    receiver: string;
                    street: string;
                    takeBack: components["schemas"]["Text"] | null;
                    village: string;
                    window: components["schemas"]["Text"] | null;
                }[];
                window: components["schemas"]["Text"] | null;
            }[];
        };
        /** @description A copy of all that is held about a person. */
        DataExport: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            askedAt: string;
            downloads: number;
            expiresAt: string | null;
            exportId: string;
            readyAt: string | null;
            sizeBytes: number | null;
            /** @enum {unknown} */
            state: "waiting" | "ready" | "failed" | "gone";
        };
        /** @description What a person asks about their data. */
        DataRequest: {
            answeredAt: string | null;
            /** @description Of a correction: the case by which it is asked for, and whose end is the answer. */
            caseCode: string | null;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            dueAt: string;
            /**
             * @description UU 27/2022 articles 6 to 11.
             * @enum {unknown}
             */
            kind: "correction" | "erasure" | "limitation" | "objection";
            /** @description Of a limitation or an objection that was granted: since when it counts. */
            limit?: {
                endedAt: string | null;
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                since: string;
            };
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            madeAt: string;
            outcome: ("granted" | "partly" | "refused" | "withdrawn") | null;
            requestId: string;
        };
        /** @description What lies where at an office, and its latest manifests. */
        DeliveryDesk: {
            counts: {
                count: number;
                /**
                 * @description Which list.
                 * @enum {unknown}
                 */
                standing: "packing" | "counter" | "courier" | "village" | "post" | "resting" | "disputed" | "uncollected";
            }[];
            couriers: {
                accountId: string;
                name: string;
            }[];
            manifests: components["schemas"]["ManifestSummary"][];
            office: components["schemas"]["Text"];
            officeId: string;
            offices: {
                id: string;
                name: components["schemas"]["Text"];
            }[];
            packing: {
                count: number;
                hours: string | null;
                title: components["schemas"]["Text"];
                window: string | null;
            }[];
            uncollectedAfterDays: number;
        };
        /** @description An account to try in the demo. */
        DemoAccount: {
            /** @enum {unknown} */
            face: "portal" | "console";
            /** @description A phone or a username. */
            identifier: string;
            note: components["schemas"]["Text"];
            /** @description A password; empty for residents, who get a code. */
            secret: string;
            title: components["schemas"]["Text"];
        };
        /** @description The minutes of a destruction. */
        DestructionMinutes: {
            agency: components["schemas"]["Text"];
            by: string | null;
            cards: {
                code: string;
                name: string;
                service: components["schemas"]["Text"];
                /** @description The step was undone in its time. */
                undone: boolean;
            }[];
            /**
             * Format: date
             * @description A date of the region, `2026-11-24`.
             */
            day: string;
            /** @description Whether the pack has a template for them. */
            hasDocument: boolean;
            id: string;
            /** @description Of the office and year, `7/2026`. */
            number: string;
            office: components["schemas"]["Text"];
            place: string;
            witnesses: string[];
        };
        /** @description Whether a document is genuine, in words and as data. */
        DocumentAnswer: {
            advice: components["schemas"]["Text"];
            document: components["schemas"]["PublishedDocument"] | null;
            meaning: components["schemas"]["Text"];
            /** @description Whether it may be relied upon, must not be, or nothing was found out. */
            outcome: "valid" | "invalid" | "open";
            signatures: components["schemas"]["SignatureReport"][];
            title: components["schemas"]["Text"];
            /** @enum {unknown} */
            verdict: "genuine" | "withdrawn" | "replaced" | "changed-after-signing" | "signature-unreadable" | "signed-by-stranger" | "certificate-not-valid-then" | "certificate-revoked" | "wrongly-dated" | "unsigned" | "incomplete" | "locked" | "unreadable" | "too-complex" | "too-large" | "not-a-pdf" | "unknown";
        };
        /** @description A form that is being filled in. */
        Draft: {
            /** @description Answers by code of the field. Files are uploaded, never written here. */
            answers: {
                [key: string]: unknown;
            };
            /** @description Set when it corrects a returned case. */
            corrects?: {
                code: string;
                faults: components["schemas"]["Fault"][];
            };
            /** @description The service as its pack defines it: see the reference of the pack language. */
            definition: {
                [key: string]: unknown;
            };
            /** @description By requirement. */
            files: {
                [key: string]: components["schemas"]["File"][];
            };
            /** @description Whom it is filled in for, where that is not the caller. */
            forWhom?: {
                mandateId: string;
                name: string;
            };
            /** @description Whom to choose from where a person is asked for. */
            household: {
                birthDate?: string;
                id: string;
                name: string;
                relation: string;
            }[];
            id: string;
            /** @description Names of places, by code. */
            placeNames: {
                [key: string]: string;
            };
            /** @description false: people may be typed by hand. */
            registerKnown: boolean;
            /** @description When its owner is reminded of it. */
            reminder?: {
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                at?: string;
                /** @description The last day, YYYY-MM-DD. */
                deadline?: string;
            };
            /** @description The documents asked for at present. */
            requirements: ({
                accepts: ("image" | "pdf")[];
                code: string;
                maximumFiles: number;
                maximumMegabytes: number;
                optional?: boolean;
                title: components["schemas"]["Text"];
            } & {
                [key: string]: unknown;
            })[];
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            savedAt: string;
            service: string;
            /** @description Where to go on. */
            step: string;
            steps: {
                code: string;
                complete: boolean;
                reachable: boolean;
                title: components["schemas"]["Text"];
            }[];
            title: components["schemas"]["Text"];
            /** @description Grows with each change; `sendDraft` names it. */
            version: number;
            /** @description What is asked at present, in order. */
            visible: {
                /** @description A field as the pack defines it: see the reference of the pack language. */
                field: {
                    code: string;
                    label: components["schemas"]["Text"];
                    type: string;
                } & {
                    [key: string]: unknown;
                };
                path: string;
                step: string;
            }[];
        };
        /** @description A draft as it would be sent now. */
        DraftReview: {
            draft: components["schemas"]["Draft"];
            dueAt: string | null;
            /** @description Of a life event: what is sent with it, and what follows. */
            members?: {
                item?: number;
                member: string;
                of?: string;
                sentNow: boolean;
                story: components["schemas"]["Text"];
                title: components["schemas"]["Text"];
            }[];
            /** @description Where it would go. */
            office: components["schemas"]["Office"] | null;
            problems: {
                code: string;
                message: components["schemas"]["Text"];
                path: string;
                step: string;
            }[];
            sections: {
                rows: components["schemas"]["AnswerRow"][];
                step: string;
                title: components["schemas"]["Text"];
            }[];
        };
        /** @description A draft in a list. */
        DraftSummary: {
            /** @description Whom it is filled in for, where that is not the caller. */
            forWhom?: {
                mandateId: string;
                name: string;
            };
            id: string;
            /** @description When its owner is reminded of it. */
            reminder?: {
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                at?: string;
                /** @description The last day, YYYY-MM-DD. */
                deadline?: string;
            };
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            savedAt: string;
            service: string;
            /** @description Where to go on. */
            step: string;
            title: components["schemas"]["Text"];
        };
        /** @description A role that was taken in an emergency. */
        EmergencyAccess: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            begunAt: string;
            id: string;
            isRunning: boolean;
            mayReview: boolean;
            name: string;
            office: components["schemas"]["Text"];
            reason: string;
            review: {
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                at: string;
                by: string;
                note: string;
                /** @enum {unknown} */
                verdict: "in-order" | "not-in-order";
            } | null;
            title: components["schemas"]["Text"];
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            until: string;
        };
        /** @description A message between regions that came to nothing. */
        ExchangeTrouble: {
            /** Format: date-time */
            at: string;
            /** @description Of our case that it is about. */
            code: string | null;
            /** @enum {unknown} */
            direction: "from" | "to";
            id: string;
            /** @enum {unknown} */
            kind: "hand-over" | "heard";
            region: components["schemas"]["Text"];
            words: components["schemas"]["Text"];
        };
        /** @description What could not be made, the longest waiting first; nothing personal. */
        FailedDocuments: {
            cause: components["schemas"]["Text"];
            /** @description The case. */
            code: string;
            /** @description For whoever mends the pack. */
            detail: string;
            product: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            releasedAt: string;
        }[];
        /** @description What is wrong at one field or document of a returned case. */
        Fault: {
            /** @description `form.<path>` or `requirement.<code>`. */
            at: string;
            label: components["schemas"]["Text"];
            words: string;
        };
        /** @description What became of the events. */
        FieldAnswers: {
            /** @description In order; after one that is not settled the rest was left for the next time. */
            answers: {
                files?: string[];
                /** @enum {unknown} */
                outcome: "done" | "already" | "set-aside" | "later" | "early" | "files-missing" | "refused";
                problem?: {
                    code: string;
                    message: components["schemas"]["Text"];
                };
                seq: number;
            }[];
            /** @description The number that the device’s next event must have. */
            next: number;
        };
        /** @description Devices, the newest first; at most 200. */
        FieldDevices: {
            deviceId: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            enrolledAt: string;
            /** @description How many came from it. */
            events: number;
            isOwn: boolean;
            lastAt: string | null;
            name: string;
            officer: string;
            revokedAt: string | null;
        }[];
        /** @description What is wrong at one place of a form. */
        FieldProblem: {
            /** @description The stable code of what is wrong. */
            code: string;
            message: components["schemas"]["Text"];
            /** @description The path of the field: `witnesses[0].name`. */
            path: string;
        };
        /** @description Events that wait for a head’s decision, the oldest first. */
        FieldSetAside: {
            next: string | null;
            previous: string | null;
            rows: {
                /** @description By the device’s clock. */
                at: string;
                /** @description The case that it is about; null where it is about a whole manifest. */
                code: string | null;
                device: string;
                deviceId: string;
                officer: string;
                problem: {
                    code: string;
                    message: components["schemas"]["Text"];
                };
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                receivedAt: string;
                seq: number;
                what: components["schemas"]["Text"];
            }[];
        };
        /** @description A file that was accepted. */
        File: {
            fileId: string;
            /** @description Told by the content, never by the name. */
            mediaType: string;
            /** @description As it was called when it was sent. */
            name: string;
            /** @description Of a PDF. */
            pages?: number;
            /** @description Of the content as it is kept, hexadecimal. */
            sha256: string;
            sizeBytes: number;
        };
        /** @description A file that was accepted, and what a look at it found. */
        FileAccepted: {
            file: components["schemas"]["File"];
            /** @description What a look at the picture found; the file is kept all the same. */
            warnings: components["schemas"]["Text"][];
        };
        /** @description A case that was filed for someone. */
        HelpedCase: {
            code: string;
            /** @description Returned, and the caller may correct it. */
            correctable: boolean;
            end: ("finished" | "refused" | "cancelled") | null;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            filedAt: string;
            helper: ("officer" | "household" | "village-officer" | "institution") | null;
            person: string;
            service: components["schemas"]["Text"];
            story: components["schemas"]["Text"];
        };
        /** @description A page of people, the last helped first. */
        HelpedPeople: {
            next: string | null;
            previous: string | null;
            rows: components["schemas"]["HelpedPersonRow"][];
        };
        /** @description Someone whom the caller has helped, with mandates and cases. */
        HelpedPerson: {
            /** @description While a mandate holds. */
            cases: components["schemas"]["HelpedCase"][];
            /**
             * @description `pending`: entered while the register was down; it is asked again.
             * @enum {unknown}
             */
            identity: "matched" | "pending" | "mismatched";
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            lastAt: string;
            /** @description The last day that a mandate given today may name. */
            latestUntil: string;
            mandate: components["schemas"]["Mandate"] | null;
            mandates: components["schemas"]["Mandate"][];
            name: string;
            nikMasked: string;
            personId: string;
            phoneMasked: string;
        };
        /** @description Someone whom the caller has helped. */
        HelpedPersonRow: {
            /**
             * @description `pending`: entered while the register was down; it is asked again.
             * @enum {unknown}
             */
            identity: "matched" | "pending" | "mismatched";
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            lastAt: string;
            mandate: components["schemas"]["Mandate"] | null;
            name: string;
            nikMasked: string;
            personId: string;
        };
        /** @description Someone files for unusually many strangers. */
        HelperFlag: {
            cases: {
                applicantName: string;
                code: string;
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                filedAt: string;
                service: components["schemas"]["Text"];
            }[];
            days: number;
            id: string;
            /** @enum {unknown} */
            kind: "helper" | "phone";
            /** @description How many people; families under one phone. */
            people: number;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            raisedAt: string;
            review: {
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                at: string;
                by: string;
                words: string;
            } | null;
            /** @description The helper’s name, or the masked phone. */
            who: string;
        };
        /** @description What the caller filed for others, what others filed for the caller, and who may. */
        HelpOverview: {
            forMe: components["schemas"]["HelpedCase"][];
            forOthers: components["schemas"]["HelpedCase"][];
            mandates: components["schemas"]["Mandate"][];
        };
        /** @description A family: its members, its cases as far as they may be seen, and what follows. */
        Household: {
            /** @description The newest first. */
            cases: components["schemas"]["CaseCard"][];
            /** @enum {unknown} */
            identity: "none" | "pending" | "matched";
            /**
             * @description A stronger proof is needed before the family is told.
             * @enum {boolean}
             */
            isFamilyHidden?: true;
            /** @description false while the register has not told who belongs to it. */
            isFamilyKnown: boolean;
            members: {
                /** @description Full years. */
                age?: number;
                birthDate?: string;
                /** @description Opaque; stands for the person in commands. */
                id: string;
                isCaller: boolean;
                name: string;
                relation: string;
            }[];
            /** @description What follows for whom. */
            nextSteps: {
                hidden: boolean;
                id: string;
                member: string;
                name: string;
                service: string;
                title: components["schemas"]["Text"];
                why: components["schemas"]["Text"];
            }[];
        };
        /** @description The caller’s family card, and for whom of it they may file. */
        HouseholdHelp: {
            allowed: boolean | null;
            identityNeeded: boolean;
            /**
             * @description A stronger proof is needed before the family is told.
             * @enum {boolean}
             */
            isFamilyHidden?: true;
            members: {
                /** @description Whether the caller may file for this member. */
                may: boolean;
                /** @description Opaque; instead of the NIK. */
                memberId: string;
                name: string;
                reason: components["schemas"]["Text"] | null;
                relation: string;
            }[];
        };
        /** @description That an entry is in the log (RFC 9162 2.1.3). */
        InclusionProof: {
            /** @description SHA-256 of a zero byte and the entry’s hash, base64. */
            leafHash: string;
            /** @description Hashes in base64, from the leaf up. */
            path: string[];
            /** @description Counted from 0. */
            position: number;
            /** @description How many entries the log had. */
            size: number;
        };
        /** @description How the promises of a month were kept. */
        KeptPromises: {
            /** @description Finished or refused; what the applicant withdrew is not counted. */
            ended: number;
            /** @description In the time that was promised. */
            kept: number;
            /** @description How long they waited; no part of the office’s time. */
            medianCentreMinutes: number | null;
            /** @description Elapsed minutes with the office, nights and holidays included: half took no longer. */
            medianMinutes: number;
            /** @description Of the promised time, in thousandths: 1000 is all of it. */
            medianPermille: number;
            /** @description Nine of ten took no longer. */
            ninetiethMinutes: number;
            ninetiethPermille: number;
            refused: number;
            /** @description How many waited for the central government; 0 for fewer than five. */
            waitedForCentre: number;
        };
        /** @description How long something is kept, and by what rule. */
        KeptRule: {
            /** @description No rule says so: the region decided it. */
            assumed: boolean;
            basis: components["schemas"]["Text"];
            keep: components["schemas"]["Text"];
            /** @description Empty: all that no other rule names. */
            services: components["schemas"]["Text"][];
            source: string;
            stays: components["schemas"]["Text"];
            title: components["schemas"]["Text"];
            what: string;
        };
        /** @description The published order of a service; nothing personal. */
        Line: {
            office: {
                id: string;
                name: components["schemas"]["Text"];
            };
            offices: {
                id: string;
                left: number;
                name: components["schemas"]["Text"];
                usedToday: number;
                waiting: number;
            }[];
            page: number;
            pages: number;
            places: {
                /** @description The end of the tracking code. */
                code: string;
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                filedAt: string;
                /** @description There is enough for everyone up to here. */
                isTheirTurn: boolean;
                /** @description From 1. */
                position: number;
            }[];
            rule: components["schemas"]["Text"];
            service: components["schemas"]["Text"];
            stock: components["schemas"]["Text"];
            unit: components["schemas"]["Text"];
        };
        /** @description The key by which the region signs its checkpoints. */
        LogKey: {
            /** @description Name, identifier and Ed25519 key (C2SP signed-note, “vkey”). */
            key: string;
            /** @description How the key is called in the notes. */
            name: string;
        };
        /** @description An officer saw personal data. */
        Look: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            at: string;
            /** @description The tracking code, if a case was seen. */
            code: string | null;
            /** @description What was unusual about it. */
            flags: components["schemas"]["Text"][];
            id: string;
            /** @description Through the API rather than a page. */
            isByProgram: boolean;
            /** @description What kinds of data were shown, never the values. */
            kinds: components["schemas"]["Text"][];
            office: components["schemas"]["Text"];
            /** @description The name. */
            officer: string;
            purpose: components["schemas"]["Text"];
            role: components["schemas"]["Text"];
        };
        /** @description An officer saw your data. */
        LookAtMe: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            at: string;
            /** @description Of a case of your own. */
            code?: string;
            id: string;
            /** @description What kinds of data were shown, never the values. */
            kinds: components["schemas"]["Text"][];
            office: components["schemas"]["Text"];
            /** @description The name. */
            officer: string;
            purpose: components["schemas"]["Text"];
            role: components["schemas"]["Text"];
            service?: components["schemas"]["Text"];
        };
        /** @description A look that was unusual. */
        LookFlag: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            at: string;
            code: string | null;
            /** @description What the officer wrote. */
            explanation?: string;
            id: string;
            office: components["schemas"]["Text"];
            officer: string;
            purpose: components["schemas"]["Text"];
            /** @enum {unknown} */
            rule: "own-case" | "own-family" | "neighbour" | "protected" | "outside-hours" | "many-in-an-hour";
            /**
             * @description `open`: the officer is asked; `explained`; then `closed`, or `passed-on` to who decides.
             * @enum {unknown}
             */
            state: "open" | "explained" | "passed-on" | "closed";
            title: components["schemas"]["Text"];
        };
        /** @description By what right someone acts for another. */
        Mandate: {
            ended: {
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                at: string;
                /** @enum {unknown} */
                by: "person" | "helper" | "officer" | "register";
            } | null;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            givenAt: string;
            /** @description Who may act. */
            helper: string;
            /** @description Whether the helper may act at this moment. */
            holds: boolean;
            /**
             * @description A visit to a counter, the family card, or a power of attorney (F-1.07).
             * @enum {unknown}
             */
            kind: "counter" | "household" | "village";
            mandateId: string;
            paper: ("signature" | "thumb" | "signed-paper") | null;
            /** @description For whom. */
            person: string;
            services: {
                code: string;
                title: components["schemas"]["Text"];
            }[] | null;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            until: string;
        };
        /** @description A manifest with its stops in the order of the route. */
        Manifest: {
            counted: number | null;
            countedReason: string | null;
            courier: string;
            delivered: number;
            failed: number;
            manifestId: string;
            /** @description `M-12` */
            number: string;
            office: components["schemas"]["Text"];
            officeId: string;
            parcels: number;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            preparedAt: string;
            /** @enum {unknown} */
            state: "prepared" | "handed-over" | "accepted" | "closed";
            stops: {
                attempt: number;
                code: string;
                holds: components["schemas"]["Text"];
                /** @description The digits of the label, the last of them a check digit. */
                label: string;
                order: number;
                /**
                 * @description What became of it on this manifest.
                 * @enum {unknown}
                 */
                outcome: "listed" | "missing" | "accepted" | "delivered" | "failed" | "came-back" | "lost";
                parcelId: string;
                reason: string | null;
                receiver: string;
                street: string;
                takeBack: components["schemas"]["Text"] | null;
                village: string;
            }[];
            window: components["schemas"]["Text"] | null;
        };
        /** @description The newest first. */
        Manifests: {
            /** @description Given back as `cursor` for the next or the previous page. */
            next: string | null;
            /** @description Given back as `cursor` for the next or the previous page. */
            previous: string | null;
            rows: components["schemas"]["ManifestSummary"][];
        };
        /** @description A manifest in the list of an office. */
        ManifestSummary: {
            courier: string;
            delivered: number;
            failed: number;
            manifestId: string;
            /** @description `M-12` */
            number: string;
            parcels: number;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            preparedAt: string;
            /** @enum {unknown} */
            state: "prepared" | "handed-over" | "accepted" | "closed";
            window: components["schemas"]["Text"] | null;
        };
        /** @description One application of a life event: its case, or what it waits for. */
        Member: {
            /** @description null while it is not sent. */
            code: string | null;
            /** @description null while it is open. */
            end: ("finished" | "refused" | "cancelled") | null;
            /** @description Of which item of a group, from 0. */
            item?: number;
            /** @description Whether the reader may begin it by hand now. */
            mayStart: boolean;
            member: string;
            /** @description Whom it is for. */
            of?: string;
            office: components["schemas"]["Text"] | null;
            /** @description Which of several of the same kind, from 1. */
            ordinal?: number;
            /** @description What came of it. */
            products?: components["schemas"]["Product"][];
            promise: components["schemas"]["Promise"] | null;
            /** @enum {unknown} */
            standing: "opened" | "ready" | "waiting" | "blocked" | "incomplete" | "dropped";
            story: components["schemas"]["Text"];
            title: components["schemas"]["Text"];
            /**
             * @description Whose turn it is.
             * @enum {unknown}
             */
            turn: "office" | "applicant" | "centre" | "court" | "nobody";
        };
        /** @description How the caller is reached. */
        MessagePreference: {
            /** @description How many browsers take pushes. */
            browsers: number;
            /** @enum {unknown} */
            channel: "whatsapp" | "email" | "push" | "none";
            digests: string[] | null;
            emailMasked: string | null;
            /** @description Nothing has been chosen: language and channel are the region’s. */
            isUsual: boolean;
            /** @enum {unknown} */
            language: "id" | "en";
            pending: {
                addressMasked: string;
                /** @enum {unknown} */
                kind: "email" | "whatsapp";
            } | null;
            phoneMasked: string | null;
            /** @description With which a browser subscribes (VAPID, RFC 8292), base64url. */
            pushKey: string;
            /** @description Between which hours nothing is sent. */
            quiet: {
                from: string;
                until: string;
            };
            /** @description Ended by writing the stop word. */
            stoppedByWord: boolean;
        };
        /** @description The page of whoever leads the region. */
        Morning: {
            /**
             * Format: date
             * @description A date of the region, `2026-11-24`.
             */
            date: string;
            lines: components["schemas"]["MorningLine"][];
        };
        /** @description The cases behind a line of the morning page. */
        MorningCases: {
            /** @description Given back as `cursor`. */
            next: string | null;
            /** @description Given back as `cursor`. */
            previous: string | null;
            rows: {
                code: string;
                dueAt: string | null;
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                filedAt: string;
                /** @description Whether the head has written to the applicant; null while nothing broke. */
                isAnswered: boolean | null;
                isLate: boolean;
                /** @description `S••• N•••` */
                maskedName: string;
                office: components["schemas"]["Text"];
                service: components["schemas"]["Text"];
                state: components["schemas"]["Text"];
            }[];
        };
        /** @description One thing to know in the morning, and where the cases behind it are. */
        MorningLine: {
            before?: components["schemas"]["Text"];
            figure: components["schemas"]["Text"];
            /** @enum {unknown} */
            kind: "broken" | "stock" | "oldest" | "slowest" | "outages";
            list?: {
                date?: string;
                /** @enum {unknown} */
                list: "broken" | "oldest" | "office";
                officeId?: string;
            };
            rows: {
                figure: components["schemas"]["Text"];
                title: components["schemas"]["Text"];
                /** @enum {unknown} */
                tone: "good" | "watch" | "bad";
            }[];
            sentence: components["schemas"]["Text"];
            title: components["schemas"]["Text"];
            /** @enum {unknown} */
            tone: "good" | "watch" | "bad";
        };
        /** @description The caller’s own data: copies, requests, how long what is kept. */
        MyData: {
            answerWithinHours: number;
            exports: components["schemas"]["DataExport"][];
            kept: components["schemas"]["KeptRule"][];
            officer: {
                address: string;
                title: components["schemas"]["Text"];
            } | null;
            requests: components["schemas"]["AnsweredRequest"][];
            services: {
                code: string;
                summary: components["schemas"]["Text"];
                title: components["schemas"]["Text"];
            }[];
        };
        /** @description An office and its hours. */
        Office: {
            address: string;
            hoursToday: components["schemas"]["Text"];
            id: string;
            name: components["schemas"]["Text"];
            openNow: boolean;
            point?: {
                latitude: number;
                longitude: number;
            };
            weekHours: {
                day: components["schemas"]["Text"];
                hours: components["schemas"]["Text"];
            }[];
        };
        /** @description How an office keeps its promises. */
        OfficePromiseRecord: {
            asOf: string | null;
            /** @description `2026-11`. */
            month: string;
            /** @description The last twelve, the oldest first. */
            months: {
                /** @description `2026-11`. */
                month: string;
                /** @description null where fewer than five ended, or so few that they could be reckoned from the others. */
                numbers: components["schemas"]["KeptPromises"] | null;
            }[];
            office: {
                id: string;
                name: components["schemas"]["Text"];
            };
            /** @description Of the month. */
            services: {
                code: string;
                /** @description null where fewer than five ended, or so few that they could be reckoned from the others. */
                numbers: components["schemas"]["KeptPromises"] | null;
                title: components["schemas"]["Text"];
            }[];
            waiting: components["schemas"]["WaitingNow"];
        };
        /** @description Old cards that were taken back and not destroyed yet. */
        OldCards: {
            mayDestroy: boolean;
            minutes: {
                cards: number;
                /**
                 * Format: date
                 * @description A date of the region, `2026-11-24`.
                 */
                day: string;
                id: string;
                number: string;
            }[];
            /** @description Given back as `cursor` for the next or the previous page. */
            next: string | null;
            office: components["schemas"]["Text"];
            officeId: string;
            offices: {
                id: string;
                name: components["schemas"]["Text"];
            }[];
            place: string;
            rows: {
                code: string;
                name: string;
                service: components["schemas"]["Text"];
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                takenAt: string;
            }[];
            /**
             * Format: date
             * @description A date of the region, `2026-11-24`.
             */
            today: string;
        };
        /** @description A request with whose it is; the look is on record. */
        OpenedRequest: {
            /** @description Null once their own retention is over. */
            answer: string | null;
            answeredAt: string | null;
            /** @description Of a correction: the case by which it is asked for, and whose end is the answer. */
            caseCode: string | null;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            dueAt: string;
            /**
             * @description UU 27/2022 articles 6 to 11.
             * @enum {unknown}
             */
            kind: "correction" | "erasure" | "limitation" | "objection";
            /** @description Of a limitation or an objection that was granted: since when it counts. */
            limit?: {
                endedAt: string | null;
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                since: string;
            };
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            madeAt: string;
            name: string;
            outcome: ("granted" | "partly" | "refused" | "withdrawn") | null;
            phoneMasked: string;
            requestId: string;
            /** @description Null once their own retention is over. */
            words: string | null;
        };
        /** @description An outside service that did not answer. */
        Outage: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            beganAt: string;
            endedAt: string | null;
            failedCalls: number;
            name: components["schemas"]["Text"];
            sentence: components["schemas"]["Text"];
            /** @enum {unknown} */
            service: "register" | "whatsapp" | "email" | "sms" | "push" | "telephone";
        };
        /** @description Another region in which the officer works or oversees now. */
        OverseenRegion: {
            id: string;
            name: components["schemas"]["Text"];
            slug: string;
            titles: components["schemas"]["Text"][];
        };
        /** @description A thing that is brought to someone or waits for them; never with a NIK. */
        Parcel: {
            /** @description How often it was brought in vain. */
            attempts: number;
            /** @description The tracking code of its case. */
            code: string;
            failure: components["schemas"]["Text"] | null;
            holds: components["schemas"]["Text"];
            /** @description It waits longer than the region lets things wait. */
            isOverdue: boolean;
            /** @description The digits of the label, the last of them a check digit. */
            label: string;
            manifestId: string | null;
            parcelId: string;
            receiver: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            since: string;
            /**
             * @description Where it is.
             * @enum {unknown}
             */
            standing: "packing" | "counter" | "courier" | "village" | "post" | "resting" | "delivered" | "gone";
            takeBack: components["schemas"]["Text"] | null;
            village: string;
            way: string;
            window: components["schemas"]["Text"] | null;
        };
        /** @description The way of the thing from the office to the hand. */
        ParcelCard: {
            address: {
                street: string;
                village: string;
            } | null;
            attempts: number;
            code: string;
            collectAt: {
                address: string;
                name: components["schemas"]["Text"];
                until: string | null;
            } | null;
            failure: components["schemas"]["Text"] | null;
            holds: components["schemas"]["Text"];
            isCodeLocked: boolean;
            label: string | null;
            lastSeq: number;
            /** @description It has not left. */
            mayChange: boolean;
            mayConfirm: string | null;
            mayDispute: string | null;
            pickupCode: string | null;
            steps: {
                at: string | null;
                detail?: components["schemas"]["Text"];
                /** @enum {unknown} */
                standing: "done" | "now" | "ahead";
                title: components["schemas"]["Text"];
            }[];
            takeBack: components["schemas"]["Text"] | null;
            way: string;
            ways: {
                title: components["schemas"]["Text"];
                /**
                 * @description How it reaches the receiver.
                 * @enum {unknown}
                 */
                way: "home" | "pick-up" | "village" | "post";
            }[];
            window: string;
            windows: {
                hours: string;
                title: components["schemas"]["Text"];
                window: string;
            }[];
        };
        /** @description What a label shows. */
        ParcelLabel: {
            code: string;
            holds: components["schemas"]["Text"];
            /** @description The digits of the label, the last of them a check digit. */
            label: string;
            office: components["schemas"]["Text"];
            parcelId: string;
            phoneMasked: string;
            receiver: string;
            street: string;
            takeBack: components["schemas"]["Text"] | null;
            village: string;
            window: components["schemas"]["Text"] | null;
        };
        /** @description The longest waiting first. */
        Parcels: {
            /** @description Given back as `cursor` for the next or the previous page. */
            next: string | null;
            /** @description Given back as `cursor` for the next or the previous page. */
            previous: string | null;
            rows: components["schemas"]["Parcel"][];
        };
        /** @description A village, district, city or regency. */
        Place: {
            /** @description The code of the ministry: `32.75.01.1001`. */
            code: string;
            name: string;
            /** @description The district or province that it lies in. */
            within: string;
        };
        /** @description Places that lie in the same district or province. */
        PlaceGroup: {
            name: string;
            places: {
                code: string;
                name: string;
            }[];
        };
        /** @description All that an office has with the post. */
        PostDesk: {
            counts: {
                /** @description Things. */
                count: number;
                /**
                 * @description listed: on a list for the post; accepted to lost: what the post says; replaced: made again; left: went another way; double: there are two, this one is taken out; destroyed: and is no more.
                 * @enum {unknown}
                 */
                status: "listed" | "accepted" | "in-transit" | "delivered" | "returned" | "damaged" | "lost" | "replaced" | "left" | "double" | "destroyed";
            }[];
            destroyed: {
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                changedAt: string;
                /** @description Of the case. */
                code: string;
                /** Format: uuid */
                itemId: string;
                /**
                 * @description listed: on a list for the post; accepted to lost: what the post says; replaced: made again; left: went another way; double: there are two, this one is taken out; destroyed: and is no more.
                 * @enum {unknown}
                 */
                status: "listed" | "accepted" | "in-transit" | "delivered" | "returned" | "damaged" | "lost" | "replaced" | "left" | "double" | "destroyed";
                tracking: string | null;
            }[];
            doubles: {
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                changedAt: string;
                /** @description Of the case. */
                code: string;
                /** Format: uuid */
                itemId: string;
                /**
                 * @description listed: on a list for the post; accepted to lost: what the post says; replaced: made again; left: went another way; double: there are two, this one is taken out; destroyed: and is no more.
                 * @enum {unknown}
                 */
                status: "listed" | "accepted" | "in-transit" | "delivered" | "returned" | "damaged" | "lost" | "replaced" | "left" | "double" | "destroyed";
                tracking: string | null;
            }[];
            jobs: {
                /** @description Rows that said what was known. */
                already: number;
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                beganAt: string;
                /** @description Rows that were looked at. */
                done: number;
                fileName: string;
                /** Format: uuid */
                id: string;
                /** @description Rows that were done, or would be. */
                imported: number;
                /** @description Rows that could not be done. */
                refused: number;
                service: string;
                /** @enum {unknown} */
                state: "checking" | "checked" | "importing" | "imported" | "failed";
                system: string;
                title: components["schemas"]["Text"];
                /** @description Rows. */
                total: number;
            }[];
            manifests: {
                /** @description Things on it. */
                items: number;
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                madeAt: string;
                /** Format: uuid */
                manifestId: string;
                number: string;
                /** @description Of which the post has said nothing yet. */
                open: number;
            }[];
            office: components["schemas"]["Text"];
            officeId: string;
            offices: {
                id: string;
                name: components["schemas"]["Text"];
            }[];
            /** @description What waits for the post and stands on no list. */
            waiting: number;
        };
        /** @description What a counter may print for whoever shows the code. */
        PrintableCase: {
            /** @description The tracking code of the case. */
            code: string;
            documents: {
                /** @description Times at a counter. */
                printed: number;
                /** @description Which of the documents of the case. */
                product: string;
                /** @enum {unknown} */
                standing: "valid" | "withdrawn" | "replaced" | "being-replaced";
                title: components["schemas"]["Text"];
            }[];
            /** @description To compare with the card of who stands there. */
            name: string;
            service: components["schemas"]["Text"];
        };
        /** @description A batch of a printer. */
        PrintBatch: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            begunAt: string;
            by: string | null;
            cards: {
                code: string;
                dueAt: string | null;
                name: string;
                serial: string | null;
                service: components["schemas"]["Text"];
                spoiled: {
                    serial: string;
                    words: string;
                }[];
                /** @enum {unknown} */
                state: "waiting" | "printed" | "left";
            }[];
            closedAt: string | null;
            counts: components["schemas"]["PrintBatchCounts"];
            id: string;
            left: number;
            mayPrint: boolean;
            nextSerial: string | null;
            office: components["schemas"]["Text"];
            officeId: string;
            printer: components["schemas"]["Text"];
            stockTitle: components["schemas"]["Text"];
            unit: components["schemas"]["Text"];
        };
        /** @description What became of the cards of a batch. */
        PrintBatchCounts: {
            /** @description Back in the queue, or gone on in another way. */
            left: number;
            printed: number;
            /** @description Blanks, not cards. */
            spoiled: number;
            waiting: number;
        };
        /** @description Where a batch stands after a step. */
        PrintBatchMoved: {
            /** @description Back in the queue, or gone on in another way. */
            left: number;
            printed: number;
            serial: string | null;
            /** @description Blanks, not cards. */
            spoiled: number;
            waiting: number;
        };
        /** @description What waits to be printed at an office, promise first. */
        PrintQueue: {
            batches: {
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                begunAt: string;
                by: string | null;
                closedAt: string | null;
                counts: components["schemas"]["PrintBatchCounts"];
                id: string;
                printer: components["schemas"]["Text"];
            }[];
            mayPrint: boolean;
            /** @description Given back as `cursor` for the next or the previous page. */
            next: string | null;
            office: components["schemas"]["Text"];
            officeId: string;
            offices: {
                id: string;
                name: components["schemas"]["Text"];
            }[];
            /** @description Given back as `cursor` for the next or the previous page. */
            previous: string | null;
            printerId: string | null;
            printers: {
                id: string;
                /** @description What is left of the stock. */
                left: number;
                /** @description There are more than are counted. */
                manyWaiting: boolean;
                name: components["schemas"]["Text"];
                openBatchId: string | null;
                stock: string;
                stockTitle: components["schemas"]["Text"];
                unit: components["schemas"]["Text"];
                /** @description How many wait for this stock. */
                waiting: number;
            }[];
            rows: {
                code: string;
                dueAt: string | null;
                isLate: boolean;
                name: string;
                service: components["schemas"]["Text"];
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                since: string;
            }[];
            services: {
                code: string;
                title: components["schemas"]["Text"];
            }[];
        };
        /** @description A failure (RFC 9457). */
        Problem: {
            /** @description The stable code of the problem. */
            code: string;
            details?: {
                [key: string]: string | number | boolean;
            };
            fields?: {
                code: string;
                message: string;
                /** @description Where in the form or body. */
                path: string;
            }[];
            /** @description The id of the request, to be told to the help desk. */
            instance: string;
            /** @description Whether the same call may succeed later without any change. */
            retryable: boolean;
            /** @description The HTTP status, once more. */
            status: number;
            /** @description What happened, what was kept and what to do next, for a person. */
            title: string;
            /** @description A reference that names the kind of problem; stable. */
            type: string;
        };
        /** @description The register of processing (UU 27/2022 article 31), made from the schema. */
        ProcessingRegister: {
            purposes: {
                basis: string;
                purpose: string;
                seenBy: components["schemas"]["Text"];
                tables: {
                    about: components["schemas"]["Text"];
                    columns: {
                        kind: components["schemas"]["Text"];
                        names: string[];
                    }[];
                    copy: components["schemas"]["Text"];
                    keep: components["schemas"]["Text"];
                    table: string;
                }[];
                title: components["schemas"]["Text"];
            }[];
        };
        /** @description A document that the case is to bring forth. */
        Product: {
            code: string;
            /** @description For `linkFile`. */
            fileId?: string;
            /**
             * @description A card is handed over, without file and number.
             * @enum {unknown}
             */
            form: "a4" | "card";
            /**
             * @description It shows the family: number and file are told once a passkey made at a counter, the national login or an officer who saw the card has proven whose account this is.
             * @enum {boolean}
             */
            isFamilyHidden?: true;
            /**
             * @description Made of what came in each time that it is opened: `openReceipt` instead of a file.
             * @enum {boolean}
             */
            isReceipt?: true;
            /** @enum {unknown} */
            issuer: "register" | "local";
            number?: string;
            /** @description Whether it is the applicant’s now. */
            released: boolean;
            signed: boolean;
            /**
             * @description It was handed out and counts no longer.
             * @enum {unknown}
             */
            standing?: "withdrawn" | "replaced";
            title: components["schemas"]["Text"];
        };
        /** @description The resident who is signed in, and what the register knows of them once it has said yes. */
        Profile: {
            applicant?: {
                address: {
                    rt: string;
                    rw: string;
                    street: string;
                    villageCode: string;
                };
                birthDate: string;
                birthPlace?: string;
                kk: string;
                name: string;
                nik: string;
                occupation?: string;
                phone: string;
                /** @enum {unknown} */
                sex: "female" | "male";
            };
            household: {
                birthDate: string;
                name: string;
                nik: string;
                relation: string;
                /** @enum {unknown} */
                sex: "female" | "male";
            }[];
            /**
             * @description `pending`: claimed while the register was down; it is asked again.
             * @enum {unknown}
             */
            identity: "none" | "pending" | "matched";
            /**
             * @description A stronger proof is needed before the family is told.
             * @enum {boolean}
             */
            isFamilyHidden?: true;
            name?: string;
            phoneMasked: string;
        };
        /** @description A system that may call the API; its secret is shown once and nowhere kept. */
        Program: {
            agency: components["schemas"]["Text"];
            agencyId: string;
            callsPerMinute: number;
            /** Format: date-time */
            expiresAt: string;
            /** @description Also the `client_id` of a client. */
            id: string;
            /**
             * @description `key`: sent with each call. `client`: exchanged for tokens (OAuth 2.0 client credentials).
             * @enum {unknown}
             */
            kind: "key" | "client";
            lastUsedAt: string | null;
            /** Format: date-time */
            madeAt: string;
            /** @description As it is named on cases. */
            name: string;
            previousUntil: string | null;
            renewedAt: string | null;
            revokedAt: string | null;
            scopes: ("cases:read" | "cases:file" | "reports:read" | "webhooks")[];
            /**
             * @description `ending`: it expires within thirty days.
             * @enum {unknown}
             */
            standing: "active" | "ending" | "expired" | "revoked";
        };
        /** @description Systems that may call the API, the newest first. */
        ProgramsPage: {
            agencies: {
                id: string;
                name: components["schemas"]["Text"];
            }[];
            /** @description Messages to webhooks that were given up. */
            dead: number;
            next: string | null;
            programs: components["schemas"]["Program"][];
        };
        /** @description The promise and what is left of it. */
        Promise: {
            dueAt: string | null;
            sentence: components["schemas"]["Text"];
            /** @enum {unknown} */
            state: "on-time" | "at-risk" | "late" | "kept" | "broken" | "paused";
            /** @description 0 at filing, 1 when due, more when late. */
            used: number;
            /** @description The time taken so far by each. */
            waits: {
                spoken: components["schemas"]["Text"];
                /**
                 * @description Whose turn it is.
                 * @enum {unknown}
                 */
                turn: "office" | "applicant" | "centre" | "court" | "nobody";
            }[];
        };
        /** @description The record of a month by office and service. */
        PromiseDataRow: {
            /** @description `2026-11`. */
            month: string;
            /** @description null where fewer than five ended, or so few that they could be reckoned from the others. */
            numbers: components["schemas"]["KeptPromises"] | null;
            /** @description null: all offices. */
            office: {
                id: string;
                name: components["schemas"]["Text"];
            } | null;
            /** @description null: all services. */
            service: {
                code: string;
                title: components["schemas"]["Text"];
            } | null;
        };
        /** @description How a region keeps its promises. */
        PromiseRecord: {
            asOf: string | null;
            /** @description `2026-11`. */
            month: string;
            /** @description The last twelve, the oldest first. */
            months: {
                /** @description `2026-11`. */
                month: string;
                /** @description null where fewer than five ended, or so few that they could be reckoned from the others. */
                numbers: components["schemas"]["KeptPromises"] | null;
            }[];
            /** @description Of the month, the largest share of promises kept first. */
            offices: {
                id: string;
                name: components["schemas"]["Text"];
                /** @description null where fewer than five ended, or so few that they could be reckoned from the others. */
                numbers: components["schemas"]["KeptPromises"] | null;
            }[];
            outages: components["schemas"]["Outage"][];
            /** @description Of the month. */
            services: {
                code: string;
                /** @description null where fewer than five ended, or so few that they could be reckoned from the others. */
                numbers: components["schemas"]["KeptPromises"] | null;
                title: components["schemas"]["Text"];
            }[];
            waiting: components["schemas"]["WaitingNow"];
        };
        /** @description What the data protection officer of a region works on. */
        ProtectionDesk: {
            answered: components["schemas"]["DataRequest"][];
            holds: {
                code: string;
                endedAt: string | null;
                holdId: string;
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                placedAt: string;
                reason: string;
            }[];
            limits: components["schemas"]["DataRequest"][];
            notices: components["schemas"]["BreachNoticeSummary"][];
            open: {
                answeredAt: string | null;
                /** @description Of a correction: the case by which it is asked for, and whose end is the answer. */
                caseCode: string | null;
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                dueAt: string;
                isLate: boolean;
                /**
                 * @description UU 27/2022 articles 6 to 11.
                 * @enum {unknown}
                 */
                kind: "correction" | "erasure" | "limitation" | "objection";
                /** @description Of a limitation or an objection that was granted: since when it counts. */
                limit?: {
                    endedAt: string | null;
                    /**
                     * Format: date-time
                     * @description ISO 8601 in UTC.
                     */
                    since: string;
                };
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                madeAt: string;
                outcome: ("granted" | "partly" | "refused" | "withdrawn") | null;
                requestId: string;
            }[];
            rules: {
                /** @description No rule says so: the region decided it. */
                assumed: boolean;
                basis: components["schemas"]["Text"];
                /** @description To be deleted now, counted up to a thousand. */
                due: number;
                isMore: boolean;
                keep: components["schemas"]["Text"];
                /** @description Empty: all that no other rule names. */
                services: components["schemas"]["Text"][];
                source: string;
                stays: components["schemas"]["Text"];
                title: components["schemas"]["Text"];
                what: string;
            }[];
            runs: {
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                at: string;
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                before: string;
                counts: {
                    rows: number;
                    table: string;
                }[];
                title: components["schemas"]["Text"];
            }[];
        };
        /** @description A document that was signed and published here, and no more of the person than it shows. */
        PublishedDocument: {
            /** @description As it stands under the QR code. */
            code: string;
            /** @description Of whom the paper is about; the paper shows the name. */
            holderInitials: string;
            office: components["schemas"]["Text"];
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            publishedAt: string;
            /** @description The code of the document that took its place. */
            replacedBy: string | null;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            signedAt: string;
            signer: {
                name: string;
                title: components["schemas"]["Text"];
            };
            /** @enum {unknown} */
            state: "valid" | "withdrawn" | "replaced";
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            stateSince: string;
            title: components["schemas"]["Text"];
        };
        /** @description A city or regency that works with this server. */
        Region: {
            /** @description Its colour, `#rrggbb`. */
            accent: string;
            /** @description The letters that begin its tracking codes. */
            codePrefix: string;
            id: string;
            name: components["schemas"]["Text"];
            /** @description Names the region in paths. */
            slug: string;
            /** @description Its time zone, `Asia/Jakarta`. */
            zone: string;
        };
        /** @description Where one of them is, and how it came there. */
        SerialStory: {
            /** @description The case that it was printed for. */
            code: string | null;
            movements: {
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                at: string;
                code: string | null;
                /** @enum {unknown} */
                kind: "received" | "moved-in" | "moved-out" | "used" | "given-back" | "spoiled" | "counted" | "reprinted" | "reprint-undone";
                office: components["schemas"]["Text"];
                words: string | null;
            }[];
            office: {
                id: string;
                name: components["schemas"]["Text"];
            };
            serial: string;
            /** @enum {unknown} */
            state: "here" | "on-the-way" | "used" | "spoiled" | "missing";
            stock: string;
            title: components["schemas"]["Text"];
        };
        /** @description All that a citizen should know before starting. */
        Service: {
            agency: components["schemas"]["Text"];
            category: string;
            code: string;
            /** @description The service as its pack defines it: see the reference of the pack language. */
            definition: {
                [key: string]: unknown;
            };
            /** @description 0: free of charge. */
            feeRupiah: number;
            offices: components["schemas"]["Office"][];
            pack: string;
            /** @description The version of the definition, by content. */
            packDigest: string;
            promise: components["schemas"]["Text"];
            summary: components["schemas"]["Text"];
            title: components["schemas"]["Text"];
        };
        /** @description A service in a list. */
        ServiceSummary: {
            category: string;
            code: string;
            /** @description 0: free of charge. */
            feeRupiah: number;
            pack: string;
            promise: components["schemas"]["Text"];
            summary: components["schemas"]["Text"];
            title: components["schemas"]["Text"];
        };
        /** @description What a link opens. */
        SharedDocument: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            expiresAt: string;
            title: components["schemas"]["Text"];
        };
        /** @description A signature of a file that was looked at. */
        SignatureReport: {
            /** @description What the signing program wrote. */
            claimedAt: string | null;
            /** @description Whether it covers the file to its end. */
            coversWhole: boolean;
            /** @enum {unknown} */
            level: "B-B" | "B-T" | "B-LT" | "B-LTA";
            reason: string | null;
            /** @enum {unknown} */
            revocation: "good" | "unknown" | "revoked";
            /** @description As the certificate says it. */
            signer: {
                /** @description Who issued the certificate. */
                authority: string;
                name: string;
                organisation: string | null;
                title: string | null;
            } | null;
            /** @description What a trusted time stamp proves. */
            timestampedAt: string | null;
            /** @enum {unknown} */
            verdict: "changed-after-signing" | "signature-unreadable" | "signed-by-stranger" | "certificate-not-valid-then" | "certificate-revoked" | "wrongly-dated" | "genuine";
        };
        /** @description Who signs for whom. */
        SigningDelegations: {
            candidates: {
                holder: string;
                id: string;
                title: components["schemas"]["Text"];
            }[];
            mayGive: boolean;
            posts: {
                holder: string | null;
                id: string;
                offices: {
                    id: string;
                    name: components["schemas"]["Text"];
                }[];
                products: {
                    id: string;
                    title: components["schemas"]["Text"];
                }[];
                title: components["schemas"]["Text"];
            }[];
            rows: {
                endedAt: string | null;
                /**
                 * Format: date
                 * @description A date of the region, `2026-11-24`.
                 */
                from: string;
                id: string;
                /**
                 * @description plh: while the holder is away; plt: while the post is vacant; mandate: for the holder.
                 * @enum {unknown}
                 */
                kind: "plh" | "plt" | "mandate";
                letterNumber: string;
                mayEnd: boolean;
                offices: string[];
                perDay: number | null;
                post: {
                    holder: string | null;
                    id: string;
                    title: components["schemas"]["Text"];
                };
                products: string[];
                signedToday: number;
                /** @enum {unknown} */
                state: "coming" | "current" | "over" | "ended";
                to: {
                    holder: string | null;
                    id: string;
                    title: components["schemas"]["Text"];
                };
                /**
                 * Format: date
                 * @description A date of the region, `2026-11-24`.
                 */
                until: string;
            }[];
            /**
             * Format: date
             * @description A date of the region, `2026-11-24`.
             */
            today: string;
        };
        /** @description What waits for the caller’s signature. */
        SigningDesk: {
            /** @description As whom the caller signs. */
            capacities: {
                delegation?: {
                    id: string;
                    /**
                     * @description plh: while the holder is away; plt: while the post is vacant; mandate: for the holder.
                     * @enum {unknown}
                     */
                    kind: "plh" | "plt" | "mandate";
                    leftToday: number | null;
                    /**
                     * Format: date
                     * @description A date of the region, `2026-11-24`.
                     */
                    until: string;
                };
                name: string;
                nip: string | null;
                rank: string | null;
                title: components["schemas"]["Text"];
            }[];
            inRegister: {
                count: number;
                /** @description There are more than are counted. */
                isMore: boolean;
            };
            /** @description Given back as `cursor` for the next or the previous page. */
            next: string | null;
            officeId: string | null;
            offices: {
                id: string;
                manyWaiting: boolean;
                name: components["schemas"]["Text"];
                waiting: number;
            }[];
            /** @description Given back as `cursor` for the next or the previous page. */
            previous: string | null;
            rows: {
                code: string;
                dueAt: string | null;
                exceptions: ("late" | "returned" | "note" | "failed")[];
                id: string;
                /** @description Officers who checked it before. */
                initials: {
                    action: components["schemas"]["Text"];
                    /**
                     * Format: date-time
                     * @description ISO 8601 in UTC.
                     */
                    at: string;
                    initials: string;
                    name: string;
                    note: string | null;
                }[];
                isLate: boolean;
                mayNot: components["schemas"]["Text"] | null;
                maySign: boolean;
                name: string;
                office: components["schemas"]["Text"];
                product: components["schemas"]["Text"];
                service: components["schemas"]["Text"];
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                since: string;
                /** @enum {unknown} */
                state: "preparing" | "waiting" | "being-signed" | "stuck";
                trouble: components["schemas"]["Text"] | null;
            }[];
            runs: {
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                begunAt: string;
                counts: {
                    failed: number;
                    signed: number;
                    total: number;
                    waiting: number;
                };
                endedAt: string | null;
                id: string;
            }[];
            services: {
                code: string;
                title: components["schemas"]["Text"];
            }[];
            waiting: {
                count: number;
                /** @description There are more than are counted. */
                isMore: boolean;
            };
        };
        /** @description How far a run is. */
        SigningRun: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            begunAt: string;
            counts: {
                failed: number;
                signed: number;
                total: number;
                waiting: number;
            };
            endedAt: string | null;
            failed: {
                /** @description A problem of the signer, or not-waiting, not-allowed, limit-reached, not-prepared, interrupted, unexpected. */
                cause: string;
                code: string;
                itemId: string;
                message: components["schemas"]["Text"];
                name: string;
                product: components["schemas"]["Text"];
                retryable: boolean;
            }[];
            id: string;
            mayRetry: boolean;
            signed: {
                at: string;
                code: string;
                documentCode: string;
                name: string;
                product: components["schemas"]["Text"];
            }[];
            /** @enum {unknown} */
            state: "running" | "done" | "interrupted";
            stopped: {
                /** @description A problem of the signer, or not-waiting, not-allowed, limit-reached, not-prepared, interrupted, unexpected. */
                cause: string;
                message: components["schemas"]["Text"];
                retryable: boolean;
            } | null;
        };
        /** @description A run that has begun. */
        SigningRunBegun: {
            /** @description How many are being signed. */
            documents: number;
            runId: string;
        };
        /** @description What the link of an invitation opens. */
        StaffInvitation: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            expiresAt: string;
            /** @enum {unknown} */
            kind: "invite" | "reset";
            name: string;
            office: components["schemas"]["Text"];
            /** @description JSON of WebAuthn level 3 (5.1), as browsers read and write it. */
            passkeyQuestion: {
                [key: string]: unknown;
            };
            /** @description The same secret to be typed. */
            secret: string;
            title: components["schemas"]["Text"];
            /** @description For a QR code: `otpauth://totp/…`. */
            uri: string;
            username: string;
        };
        /** @description The people of an office, as whoever leads it or keeps its posts sees them. */
        StaffList: {
            invitations: {
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                expiresAt: string;
                id: string;
                /** @enum {unknown} */
                kind: "invite" | "reset";
                name: string;
                sentAt: string | null;
                /** @enum {unknown} */
                state: "open" | "not-sent" | "expired";
                title: components["schemas"]["Text"];
                username: string;
            }[];
            officeId: string;
            officers: {
                accountId: string;
                hasSecondFactor: boolean;
                /** @description Nobody has used it for long; it can be opened again. */
                isClosed: boolean;
                isYou: boolean;
                lastSignIn: string | null;
                mayReset: boolean;
                name: string;
                posts: {
                    /** @description plh: for a leader on leave; plt: in an empty post; emergency: taken with a reason; oversight: of another region. */
                    acting: ("plh" | "plt" | "emergency" | "oversight") | null;
                    /**
                     * Format: date-time
                     * @description ISO 8601 in UTC.
                     */
                    from: string;
                    mayEnd: boolean;
                    office: components["schemas"]["Text"];
                    officeId: string;
                    role: string;
                    title: components["schemas"]["Text"];
                    until: string | null;
                    /** @description Of a village officer. */
                    villageCode?: string;
                }[];
                username: string;
            }[];
            offices: {
                id: string;
                name: components["schemas"]["Text"];
                officers: number;
            }[];
            permits: {
                accountId: string;
                id: string;
                mayWithdraw: boolean;
                name: string;
                title: components["schemas"]["Text"];
            }[];
            posts: {
                /** @description A permit may name it for an emergency. */
                inEmergency: boolean;
                officeId: string;
                role: string;
                title: components["schemas"]["Text"];
                /** @description Of a village officer. */
                villageCode?: string;
            }[];
            standIns: {
                absent: string | null;
                /**
                 * Format: date
                 * @description A date of the region, `2026-11-24`.
                 */
                from: string;
                id: string;
                /** @enum {unknown} */
                kind: "plh" | "plt";
                letterNumber: string;
                mayEnd: boolean;
                name: string;
                /** @enum {unknown} */
                state: "coming" | "current" | "over" | "ended";
                title: components["schemas"]["Text"];
                /**
                 * Format: date
                 * @description A date of the region, `2026-11-24`.
                 */
                until: string;
            }[];
            /**
             * Format: date
             * @description A date of the region, `2026-11-24`.
             */
            today: string;
        };
        /** @description Officers of other regions who oversee this one. */
        StaffOversight: {
            grants: {
                /**
                 * Format: date
                 * @description A date of the region, `2026-11-24`.
                 */
                from: string;
                grantedBy: string;
                home: components["schemas"]["Text"];
                id: string;
                letterNumber: string;
                mayEnd: boolean;
                name: string;
                office: components["schemas"]["Text"];
                /** @enum {unknown} */
                state: "coming" | "current" | "over" | "ended";
                title: components["schemas"]["Text"];
                /**
                 * Format: date
                 * @description A date of the region, `2026-11-24`.
                 */
                until: string;
                username: string;
            }[];
            posts: {
                office: components["schemas"]["Text"];
                officeId: string;
                role: string;
                title: components["schemas"]["Text"];
            }[];
            regions: {
                id: string;
                name: components["schemas"]["Text"];
            }[];
            /**
             * Format: date
             * @description A date of the region, `2026-11-24`.
             */
            today: string;
        };
        /** @description What an officer keeps of the own account. */
        StaffSecurity: {
            /** @description Proven within the last ten minutes. */
            isFresh: boolean;
            passkeys: {
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                createdAt: string;
                id: string;
                /** @description Made in front of an officer who saw the card. */
                isWitnessed: boolean;
                name: string;
                usedAt: string | null;
                /** @description False when it was made for another address. */
                worksHere: boolean;
            }[];
            permits: {
                emergencyId: string | null;
                id: string;
                office: components["schemas"]["Text"];
                runsUntil: string | null;
                title: components["schemas"]["Text"];
            }[];
            /** @enum {unknown} */
            rule: "required" | "offered";
            secondFactor: {
                isSet: boolean;
                recoveryCodesLeft: number;
                since: string | null;
            };
            sessions: {
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                begunAt: string;
                browser: string;
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                endsAt: string;
                id: string;
                isCurrent: boolean;
                /** @description `103.12.x.x`, `local`, or empty where it is not known. */
                network: string;
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                provenAt: string;
                provenBy: ("code" | "password" | "second-factor" | "recovery-code" | "passkey" | "national-login") | null;
                system: string;
            }[];
            username: string;
        };
        /** @description What an institution may fill in beforehand. */
        StartCodeKind: {
            /** @description The service as its pack defines it: see the reference of the pack language. */
            definition: {
                [key: string]: unknown;
            };
            fields: string[];
            kind: string;
            requirements: ({
                accepts: ("image" | "pdf")[];
                code: string;
                maximumFiles: number;
                maximumMegabytes: number;
                optional?: boolean;
                title: components["schemas"]["Text"];
            } & {
                [key: string]: unknown;
            })[];
            service: string;
            serviceTitle: components["schemas"]["Text"];
            title: components["schemas"]["Text"];
            validDays: number;
        };
        /** @description A start code without its letters. */
        StartCodeRow: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            expiresAt: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            givenAt: string;
            giver: string;
            id: string;
            /** @description For whose family. */
            person: string;
            /** @enum {unknown} */
            state: "open" | "used" | "revoked" | "expired";
            title: components["schemas"]["Text"];
        };
        /** @description A start code as it is printed for the family. */
        StartCodeSlip: {
            /** @description While it opens something. */
            code: string | null;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            expiresAt: string;
            files: components["schemas"]["File"][];
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            givenAt: string;
            giver: string;
            id: string;
            office: components["schemas"]["Text"];
            /** @description For whose family. */
            person: string;
            service: components["schemas"]["Text"];
            /** @enum {unknown} */
            state: "open" | "used" | "revoked" | "expired";
            title: components["schemas"]["Text"];
        };
        /** @description The count of a day. */
        StockCount: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            at: string;
            by: string | null;
            /**
             * Format: date
             * @description A date of the region, `2026-11-24`.
             */
            day: string;
            /** @description What the record said. */
            expected: number;
            /** @description What was counted. */
            found: number;
            id: string;
            /** @description Serials in ranges, `BK26-000501–BK26-000520`. */
            missing: string[];
            office: {
                id: string;
                name: components["schemas"]["Text"];
            };
            stock: string;
            /** @description Serials in ranges, `BK26-000501–BK26-000520`. */
            surplus: string[];
            title: components["schemas"]["Text"];
            /** @description Why it differed. */
            words: string | null;
        };
        /** @description Movements of one thing at an office, the latest first. */
        StockHistory: {
            /** @description Given back as `cursor` for the next or the previous page. */
            next: string | null;
            /** @description Given back as `cursor` for the next or the previous page. */
            previous: string | null;
            rows: {
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                at: string;
                /** @description What was left after it. */
                balance: number;
                by: string | null;
                /** @description Below 0 for what went. */
                change: number;
                /** @description The case that used it. */
                code: string | null;
                id: string;
                /** @enum {unknown} */
                kind: "received" | "moved-in" | "moved-out" | "used" | "given-back" | "spoiled" | "counted" | "reprinted" | "reprint-undone";
                otherOffice: components["schemas"]["Text"] | null;
                /** @description Serials in ranges, `BK26-000501–BK26-000520`. */
                serials: string[];
                words: string | null;
            }[];
        };
        /** @description What an office has and how long it lasts. */
        StockOverview: {
            office: components["schemas"]["Text"];
            officeId: string;
            offices: {
                id: string;
                name: components["schemas"]["Text"];
            }[];
            rows: {
                alarmBelowDays: number;
                balance: number;
                /** @description The last count of today; null while today has not been counted. */
                counted: components["schemas"]["StockCount"] | null;
                /** @description Working days at the pace of the last four weeks; null while nothing was used. */
                daysLeft: number | null;
                /** @description Each carries a number of its own. */
                hasSerials: boolean;
                /** @description Serials in ranges, `BK26-000501–BK26-000520`. */
                here: string[];
                /** @description It is time to order. */
                isLow: boolean;
                /** @description The office knows the numbers: not before its first box, or first count by serial. */
                isNumbered: boolean;
                /** @description The caller may enter what came and what was spoiled. */
                mayEnter: boolean;
                /** @description Where it may be moved to. */
                otherOffices: {
                    id: string;
                    name: components["schemas"]["Text"];
                }[];
                stock: string;
                title: components["schemas"]["Text"];
                unit: components["schemas"]["Text"];
                usedToday: number;
            }[];
        };
        /** @description What one office sent another and has not been received. */
        StockTransfer: {
            count: number;
            from: {
                id: string;
                name: components["schemas"]["Text"];
            };
            id: string;
            /** @description The caller may count and receive it. */
            mayReceive: boolean;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            sentAt: string;
            sentBy: string | null;
            /** @description Serials in ranges, `BK26-000501–BK26-000520`. */
            serials: string[];
            stock: string;
            title: components["schemas"]["Text"];
            to: {
                id: string;
                name: components["schemas"]["Text"];
            };
            unit: components["schemas"]["Text"];
            words: string | null;
        };
        /** @description Something that waits on a service outside or has failed. */
        StuckItem: {
            /** @description The tracking code of its case. */
            code: string | null;
            id: string;
            nextTryAt: string | null;
            reason: components["schemas"]["Text"];
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            since: string;
            /**
             * @description `failed`: nobody but a person moves it on.
             * @enum {unknown}
             */
            state: "waits" | "failed";
            tries: number;
        };
        /** @description What waits of one kind. */
        StuckKind: {
            /** @description Due and not done; at most a thousand are counted. */
            due: number;
            /** @description The first fifty. */
            items: components["schemas"]["StuckItem"][];
            kind: string;
            maySetAside: boolean;
            oldestDueAt: string | null;
            /** @description The page of the console that looks after this kind. */
            page: string | null;
            /** @description What only a person moves on; at most a thousand are counted. */
            stuck: number;
            title: components["schemas"]["Text"];
        };
        /** @description What is stuck, by kind, and how the sweeps go. */
        StuckOverview: {
            kinds: components["schemas"]["StuckKind"][];
            sweeps: components["schemas"]["Sweep"][];
        };
        /** @description Work beside the requests, of the whole installation. */
        Sweep: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            endedAt: string;
            everyMilliseconds: number;
            failedAt: string | null;
            /** @description The kind of the last failure. */
            failure: string | null;
            failures: number;
            isLate: boolean;
            name: string;
        };
        /** @description A table that was handed in, and what comes of its rows. */
        TableJob: {
            /** @description Rows that said what was known. */
            already: number;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            beganAt: string;
            /** @description Rows that were looked at. */
            done: number;
            fileName: string;
            /** Format: uuid */
            id: string;
            /** @description Rows that were done, or would be. */
            imported: number;
            mayOpen: boolean;
            /** @description Headings that are no column of it. */
            passedOver: string[];
            /** @description Why the table as a whole could not be used. */
            problem?: {
                code: string;
                details?: {
                    [key: string]: string | number | boolean;
                };
                fields?: components["schemas"]["FieldProblem"][];
                message: components["schemas"]["Text"];
                retryable: boolean;
                status: number;
            };
            /** @description Rows that could not be done. */
            refused: number;
            /** @description What is wrong first; at most 200. */
            rows: components["schemas"]["TableRow"][];
            service: string;
            /** @enum {unknown} */
            state: "checking" | "checked" | "importing" | "imported" | "failed";
            system: string;
            title: components["schemas"]["Text"];
            /** @description Rows. */
            total: number;
        };
        /** @description What came of a row. */
        TableRow: {
            /** @description Of the case. */
            code?: string;
            faults: components["schemas"]["TableRowFault"][];
            name: string;
            number: string;
            /** @enum {unknown} */
            outcome: "imported" | "already" | "refused";
            row: number;
        };
        /** @description What is wrong in a row; `column` is empty for the row as a whole. */
        TableRowFault: {
            code: string;
            column: string;
            reason: components["schemas"]["Text"];
        };
        /** @description A text for people, in both languages. */
        Text: {
            /** @description English. */
            en: string;
            /** @description Bahasa Indonesia. */
            id: string;
        };
        /** @description One thing that happened. */
        TimelineEntry: {
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            at: string;
            by: components["schemas"]["Text"];
            detail?: string;
            files?: {
                fileId: string;
                name: string;
            }[];
            seq: number;
            story: components["schemas"]["Text"];
            undone: boolean;
        };
        /** @description Where and when a visit may be booked. */
        VisitChoice: {
            /** @description Steps that book a visit now; post one of them with `slotId`. */
            actions: {
                action: string;
                title: components["schemas"]["Text"];
            }[];
            /** @description What to bring along. */
            bring: components["schemas"]["Text"][];
            code: string;
            date: string | null;
            days: {
                /**
                 * Format: date
                 * @description A date of the region, `2026-11-24`.
                 */
                date: string;
                free: number;
            }[];
            /** @description The visit that the case has. */
            held: {
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                endsAt: string;
                slotId: string;
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                startsAt: string;
            } | null;
            lastSeq: number;
            /** @description How long a visit takes. */
            minutes: number;
            movable: boolean;
            /** @description Hours before the visit until which it may be moved. */
            movableUntilHours: number;
            /** @description The office whose days these are. */
            officeId: string;
            /** @description The nearest first. */
            offices: {
                address: string;
                /** @description The first day with a place; null while all are taken. */
                firstFree: string | null;
                id: string;
                isNearest: boolean;
                name: components["schemas"]["Text"];
                point: {
                    latitude: number;
                    longitude: number;
                };
            }[];
            /** @description At which time of the day one more day opens. */
            opensAt: string;
            service: components["schemas"]["Text"];
            times: {
                /** @description How many places are left; 0 is full. */
                free: number;
                slotId: string;
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                startsAt: string;
                /** @description On the region’s clock, `08:15`. */
                time: string;
            }[];
            title: components["schemas"]["Text"];
        };
        /** @description Who comes to an office on a day. */
        VisitDay: {
            /**
             * Format: date
             * @description A date of the region, `2026-11-24`.
             */
            date: string;
            /**
             * Format: date
             * @description A date of the region, `2026-11-24`.
             */
            nextDate: string;
            officeId: string;
            offices: {
                id: string;
                name: components["schemas"]["Text"];
            }[];
            page: {
                /** @description Given back as `cursor` for the next or the previous page. */
                next: string | null;
                /** @description Given back as `cursor` for the next or the previous page. */
                previous: string | null;
                rows: {
                    applicantName: string;
                    code: string;
                    /**
                     * Format: date-time
                     * @description ISO 8601 in UTC.
                     */
                    endsAt: string;
                    /** @description The case has another visit by now, or none. */
                    isOver: boolean;
                    service: components["schemas"]["Text"];
                    /**
                     * Format: date-time
                     * @description ISO 8601 in UTC.
                     */
                    startsAt: string;
                    state: components["schemas"]["Text"];
                }[];
            };
            /**
             * Format: date
             * @description A date of the region, `2026-11-24`.
             */
            previousDate: string;
        };
        /** @description What is open now, by whose turn it is; `late` is a part of `withOffice`. */
        WaitingNow: {
            /** @description null for one to four: behind so few a person could be recognised. */
            late: number | null;
            /** @description null for one to four: behind so few a person could be recognised. */
            withApplicant: number | null;
            /** @description null for one to four: behind so few a person could be recognised. */
            withCentre: number | null;
            /** @description null for one to four: behind so few a person could be recognised. */
            withCourt: number | null;
            /** @description null for one to four: behind so few a person could be recognised. */
            withOffice: number | null;
        };
        /** @description A document on paper size that is the resident’s. */
        WalletDocument: {
            /** @description The tracking code of the case. */
            code: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            deliveredAt: string;
            /** @description For `linkFile`; null where the case was opened again, and where the family is hidden. */
            fileId: string | null;
            /** @description It has a file that shows the family, and nothing stronger than NIK, family card number and birth date has proven whose account this is. */
            isFamilyHidden: boolean;
            /** @enum {unknown} */
            issuer: "register" | "local";
            /** @description Whom the case is about. */
            name: string;
            /** @description Asked for by another of the family; not to be shared. */
            ofFamily: boolean;
            office: components["schemas"]["Text"];
            /** @description Links that work now. */
            openLinks: number;
            /** @description Which of the documents of the case. */
            product: string;
            service: components["schemas"]["Text"];
            signed: boolean;
            /** @enum {unknown} */
            standing: "valid" | "withdrawn" | "replaced" | "being-replaced";
            title: components["schemas"]["Text"];
        };
        /** @description A document with its life and with whom it was shared. */
        WalletDocumentPage: {
            /** @description The tracking code of the case. */
            code: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            deliveredAt: string;
            /** @description Under the QR code, for documents that were signed here. */
            documentCode: string | null;
            /** @description For `linkFile`; null where the case was opened again, and where the family is hidden. */
            fileId: string | null;
            /** @description It has a file that shows the family, and nothing stronger than NIK, family card number and birth date has proven whose account this is. */
            isFamilyHidden: boolean;
            /** @enum {unknown} */
            issuer: "register" | "local";
            life: {
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                at: string;
                /** @enum {unknown} */
                kind: "made" | "signed" | "arrived" | "delivered" | "printed" | "withdrawn" | "replaced" | "reopened";
                office?: components["schemas"]["Text"];
                /** @description Why it was withdrawn or replaced. */
                words?: string;
            }[];
            mayShare: boolean;
            /** @description Whom the case is about. */
            name: string;
            /** @description Asked for by another of the family; not to be shared. */
            ofFamily: boolean;
            office: components["schemas"]["Text"];
            /** @description Links that work now. */
            openLinks: number;
            /** @description Which of the documents of the case. */
            product: string;
            replacedBy: {
                /** @description The tracking code of the case. */
                code: string;
                /** @description Which of the documents of the case. */
                product: string;
            } | null;
            service: components["schemas"]["Text"];
            shares: {
                endedAt: string | null;
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                expiresAt: string;
                /**
                 * Format: date-time
                 * @description ISO 8601 in UTC.
                 */
                madeAt: string;
                /** @description Times. */
                opened: number;
                openings: {
                    /**
                     * Format: date-time
                     * @description ISO 8601 in UTC.
                     */
                    at: string;
                    /** @description As the opener wrote it; nobody proves it. */
                    name: string;
                    /** @description The same number for the same network. */
                    network: number | null;
                    purpose: string;
                }[];
                /** @description Where it opens, on this server. */
                path: string | null;
                /** Format: uuid */
                shareId: string;
                /** @enum {unknown} */
                state: "open" | "expired" | "ended";
            }[];
            signed: boolean;
            /** @enum {unknown} */
            standing: "valid" | "withdrawn" | "replaced" | "being-replaced";
            title: components["schemas"]["Text"];
        };
        /** @description Where a system is told of what happens. */
        Webhook: {
            /** @description Messages that were given up; they can be replayed. */
            dead: number;
            endedAt: string | null;
            events: ("case.filed" | "case.state-changed" | "case.ended" | "document.signed" | "promise.broken")[];
            id: string;
            /** Format: date-time */
            madeAt: string;
            previousUntil: string | null;
            programId: string;
            url: string;
            /** @description Messages that are still tried. */
            waiting: number;
        };
        /** @description A message to a webhook, with each attempt to deliver it. */
        WebhookMessage: {
            attempts: {
                /** @description The first bytes of the answer, long numbers left out. */
                answer: string | null;
                /** Format: date-time */
                at: string;
                failure: string | null;
                status: number | null;
            }[];
            /**
             * @description What happened.
             * @enum {unknown}
             */
            event: "case.filed" | "case.state-changed" | "case.ended" | "document.signed" | "promise.broken";
            /** Format: date-time */
            happenedAt: string;
            /** @description The `webhook-id` under which it is sent, however often. */
            id: string;
            nextTryAt: string | null;
            /** @enum {unknown} */
            state: "waiting" | "delivered" | "dead";
        };
        /** @description A page of a list of work. */
        WorkPage: {
            /**
             * @description The names have the words of `search` as whole words; with a star (`dewi*`) also those that begin so are found.
             * @enum {boolean}
             */
            hasWholeWordsOnly?: true;
            /** @description For `cursor`. */
            next: string | null;
            /** @description For `cursor`. */
            previous: string | null;
            rows: components["schemas"]["WorkRow"][];
        };
        /** @description How much lies in a queue. */
        WorkQueueCount: {
            count: number;
            /** @description How many of them have broken their promise. */
            late: number;
            /** @enum {unknown} */
            queue: "to-take" | "mine" | "others" | "with-applicant" | "ended" | "all";
        };
        /** @description A case in a list of work. */
        WorkRow: {
            applicantName: string;
            assignee: string | null;
            code: string;
            /**
             * Format: date-time
             * @description ISO 8601 in UTC.
             */
            filedAt: string;
            /** @description To take the case without looking at it first. */
            lastSeq: number;
            office: components["schemas"]["Text"];
            promise: components["schemas"]["Promise"];
            service: components["schemas"]["Text"];
            state: components["schemas"]["Text"];
            stateCode: string;
            /**
             * @description Whose turn it is.
             * @enum {unknown}
             */
            turn: "office" | "applicant" | "centre" | "court" | "nobody";
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    receiveMessage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    contents: {
                        [key: string]: string;
                    };
                    message: {
                        at: string;
                        body: {
                            answers: {
                                [key: string]: unknown;
                            };
                            applicant: {
                                address: {
                                    rt: string;
                                    rw: string;
                                    street: string;
                                    villageCode: string;
                                };
                                birthDate: string;
                                birthPlace?: string;
                                kk: string;
                                name: string;
                                nik: string;
                                occupation?: string;
                                phone: string;
                                sex: "female" | "male";
                            };
                            case: {
                                code: string;
                                service: {
                                    en: string;
                                    id: string;
                                };
                            };
                            documents: {
                                mediaType: string;
                                name: string;
                                product: string;
                                sha256: string;
                                sizeBytes: number;
                            }[];
                            household: {
                                birthDate: string;
                                name: string;
                                nik: string;
                                relation: string;
                                sex: "female" | "male";
                            }[];
                            identity: "matched" | "pending";
                            /** @enum {string} */
                            kind: "hand-over";
                            name: string;
                            numbers: {
                                [key: string]: string;
                            };
                            story: {
                                at: string;
                                story: {
                                    en: string;
                                    id: string;
                                };
                            }[];
                        } | {
                            about: string;
                            code: string;
                            end: "finished" | "refused" | "cancelled" | null;
                            /** @enum {string} */
                            kind: "heard";
                            sequence: number;
                            story: {
                                en: string;
                                id: string;
                            };
                        };
                        /** @enum {string} */
                        format: "satuloket-exchange/1";
                        from: string;
                        id: string;
                        to: string;
                    };
                    signature: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has been taken in; what it asks for is done soon. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Whether it had come before. */
                        repeated: boolean;
                    };
                };
            };
        };
    };
    listRegions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description All of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Region"][];
                };
            };
        };
    };
    readRegion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A city or regency that works with this server. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Region"];
                };
            };
        };
    };
    changeContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    /** @enum {unknown} */
                    kind: "phone" | "email";
                    value: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Changed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    requestContactCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    kind: "phone" | "email";
                    value: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description On its way. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        expiresInSeconds: number;
                    };
                };
            };
        };
    };
    showCounterNumber: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The one before is over. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        expiresAt: string;
                        number: string;
                    };
                };
            };
        };
    };
    unlinkNationalLogin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is not there any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    askForNewPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description JSON of WebAuthn level 3 (5.1), as browsers read and write it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
        };
    };
    registerPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description JSON of WebAuthn level 3 (5.1), as browsers read and write it. */
                    answer: {
                        [key: string]: unknown;
                    };
                    name: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Kept. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
        };
    };
    removePasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is not there any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readAccountSecurity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description By what an account is reached, opened and proven. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountSecurity"];
                };
            };
        };
    };
    endOtherOwnSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description How many ended. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ended: number;
                    };
                };
            };
        };
    };
    endOwnSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is not there any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listAgencyCases: {
        parameters: {
            query?: {
                /** @description `next` of an earlier page. */
                cursor?: string;
                filedBy?: "me";
                limit?: number;
                officeId?: string;
            };
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The cursor of the next page. */
                        next: string | null;
                        /** @description This list goes one way. */
                        previous: null;
                        rows: components["schemas"]["AgencyCase"][];
                    };
                };
            };
        };
    };
    fileAgencyCase: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description By the codes of the fields, see `definition` of `readService`. */
                    answers: {
                        [key: string]: unknown;
                    };
                    applicant: {
                        /** @description `YYYY-MM-DD` */
                        birthDate: string;
                        /** @description As on the card. */
                        name: string;
                        nik: string;
                        phone?: string;
                    };
                    files?: {
                        /** @description Base64. */
                        content: string;
                        name: string;
                        requirement: string;
                    }[];
                    service: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It was filed; by when it was promised. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The tracking code. */
                        code: string;
                        dueAt: string | null;
                    };
                };
            };
        };
    };
    readAgencyCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tracking code, with or without dashes. */
                code: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What anyone with the code may see; nothing personal. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseTrack"];
                };
            };
        };
    };
    readAgencyNumbers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description By office and service. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgencyNumbers"][];
                };
            };
        };
    };
    listBrokenPromises: {
        parameters: {
            query?: {
                /** @description `next` of an earlier page. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Promises that broke and wait for the head’s word. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BrokenPromises"];
                };
            };
        };
    };
    listCases: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseCard"][];
                };
            };
        };
    };
    viewCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tracking code, with or without dashes. */
                code: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The whole case, as far as the caller may see it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
        };
    };
    takeAction: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The tracking code, with or without dashes. */
                code: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description An action of the flow, see `actions` of the case. */
                    action: string;
                    /** @description `lastSeq` of the case as you saw it. */
                    lastSeq: number;
                    with?: {
                        /** @description Answers to the action’s questions. */
                        asked?: {
                            /** @description Answers by code of the field. Files are uploaded, never written here. */
                            answers: {
                                [key: string]: unknown;
                            };
                        };
                        /** @description Ticked checks, `requirement.check`. */
                        checklist?: string[];
                        /** @description What is wrong at `form.<path>` or `requirement.<code>`. */
                        faults?: {
                            at: string;
                            words: string;
                        }[];
                        note?: string;
                        /** @description How it is proved that it reached the right hands. */
                        proof?: {
                            code: string;
                            /** @enum {string} */
                            kind: "code";
                        } | {
                            fileId: string;
                            /** @enum {unknown} */
                            kind: "photo" | "signature";
                        };
                        reason?: string;
                        results?: {
                            fileId: string;
                            number: string;
                            product: string;
                        }[];
                        /** @description Serials of what is used up; the next ones of the office without them. */
                        serials?: string[];
                        /** @description The place to book, as the schedule names it. */
                        slotId?: string;
                    };
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What a command did to a case. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseMoved"];
                };
            };
        };
    };
    assignCase: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The tracking code, with or without dashes. */
                code: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description `lastSeq` of the case as you saw it. */
                    lastSeq: number;
                    /** @description An account; `me` to take it; null to let go of it. */
                    to: string | null;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What a command did to a case. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseMoved"];
                };
            };
        };
    };
    uploadAttachment: {
        parameters: {
            query: {
                name: string;
            };
            header?: never;
            path: {
                code: string;
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": unknown;
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A file that was accepted, and what a look at it found. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileAccepted"];
                };
            };
        };
    };
    listColleagues: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tracking code, with or without dashes. */
                code: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Who may take the case over. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accountId: string;
                        name: string;
                        role: string;
                    }[];
                };
            };
        };
    };
    commentOnCase: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The tracking code, with or without dashes. */
                code: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    audience: "inside" | "applicant";
                    fileIds?: string[];
                    words: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What a command did to a case. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseMoved"];
                };
            };
        };
    };
    sendConfirmationAgain: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The tracking code, with or without dashes. */
                code: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    confirmation: string;
                    person: number;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    startCorrection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tracking code, with or without dashes. */
                code: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The draft to correct and send. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        draftId: string;
                    };
                };
            };
        };
    };
    giveOutParcel: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The tracking code, with or without dashes. */
                code: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note?: string;
                    /** @description How it is proved that it reached the right hands. */
                    proof: {
                        code: string;
                        /** @enum {string} */
                        kind: "code";
                    } | {
                        fileId: string;
                        /** @enum {unknown} */
                        kind: "photo" | "signature";
                    };
                    receiverName: string;
                    receiverRelation: string;
                    tookBack?: boolean;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The case, as it is named. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                    };
                };
            };
        };
    };
    linkCases: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The tracking code, with or without dashes. */
                code: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    other: string;
                    /** @enum {unknown} */
                    relation: "child" | "related";
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What a command did to a case. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseMoved"];
                };
            };
        };
    };
    startMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tracking code, with or without dashes. */
                code: string;
                member: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Of which item of a group, from 0. */
                    item?: number;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The draft to complete and send. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        draftId: string;
                    };
                };
            };
        };
    };
    moveCase: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The tracking code, with or without dashes. */
                code: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description `lastSeq` of the case as you saw it. */
                    lastSeq: number;
                    officeId: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What a command did to a case. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseMoved"];
                };
            };
        };
    };
    followParcel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tracking code, with or without dashes. */
                code: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The way of the thing from the office to the hand. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParcelCard"];
                };
            };
        };
    };
    chooseDelivery: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The tracking code, with or without dashes. */
                code: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    address?: {
                        rt?: string;
                        rw?: string;
                        street: string;
                        villageCode: string;
                    };
                    /**
                     * @description How it reaches the receiver.
                     * @enum {unknown}
                     */
                    way?: "home" | "pick-up" | "village" | "post";
                    /** @description A window of the region. */
                    window?: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description How it goes from now on. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        way: string;
                        window: string;
                    };
                };
            };
        };
    };
    renewReceiverCode: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The tracking code, with or without dashes. */
                code: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The former code fits no more. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        /** @description Empty for officers. */
                        pickupCode: string;
                    };
                };
            };
        };
    };
    previewDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tracking code, with or without dashes. */
                code: string;
                /** @description What the service gives. */
                product: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
        };
    };
    answerBrokenPromise: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The tracking code, with or without dashes. */
                code: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    words: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The case that has its answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                    };
                };
            };
        };
    };
    proveCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tracking code, with or without dashes. */
                code: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That the actions of a case are in the region’s signed record. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseProof"];
                };
            };
        };
    };
    rateCase: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The tracking code, with or without dashes. */
                code: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    stars: number;
                    words?: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What a command did to a case. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseMoved"];
                };
            };
        };
    };
    openReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tracking code, with or without dashes. */
                code: string;
                /** @description What the service gives. */
                product: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The receipt. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
        };
    };
    uploadResult: {
        parameters: {
            query: {
                name: string;
                /** @description The register’s number of the document: compared with what stands on the file. */
                number?: string;
            };
            header?: never;
            path: {
                code: string;
                product: string;
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": unknown;
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A file that was accepted, and what a look at it found. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileAccepted"];
                };
            };
        };
    };
    revealCase: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The tracking code, with or without dashes. */
                code: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description One of `masked.purposes` of the case. */
                    purpose: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The case that is open now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                    };
                };
            };
        };
    };
    sendParcelToVillage: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The tracking code, with or without dashes. */
                code: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The case, as it is named. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                    };
                };
            };
        };
    };
    undoAction: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The tracking code, with or without dashes. */
                code: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    seq: number;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What a command did to a case. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseMoved"];
                };
            };
        };
    };
    chooseVisit: {
        parameters: {
            query?: {
                /** @description A date of the region, `2026-11-24`. */
                date?: string;
                /** @description An office of the region. */
                officeId?: string;
            };
            header?: never;
            path: {
                /** @description The tracking code, with or without dashes. */
                code: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Where and when a visit may be booked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitChoice"];
                };
            };
        };
    };
    openConfirmation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
                /** @description The last part of the link in the message. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What someone is asked to confirm. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfirmationPage"];
                };
            };
        };
    };
    answerConfirmation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
                /** @description The last part of the link in the message. */
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    answer: "yes" | "no";
                    /** @description The last four digits of the NIK. */
                    proof?: string;
                    words?: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    takeBackConfirmation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
                /** @description The last part of the link in the message. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    findPersonAtCounter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    number: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Whose number it is; masked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CounterPerson"];
                };
            };
        };
    };
    confirmAtCounter: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description As on the card. */
                    nik: string;
                    number: string;
                    /** @description The card was seen and the face matches. */
                    seen: boolean;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Proven. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many new passkeys were confirmed with it. */
                        passkeys: number;
                    };
                };
            };
        };
    };
    readPrintable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tracking code, with or without dashes. */
                code: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What a counter may print for whoever shows the code. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrintableCase"];
                };
            };
        };
    };
    readPrint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tracking code, with or without dashes. */
                code: string;
                product: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
        };
    };
    printDocument: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The tracking code, with or without dashes. */
                code: string;
                product: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is noted; see `readPrint`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                    };
                };
            };
        };
    };
    readProtectionDesk: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the data protection officer of a region works on. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProtectionDesk"];
                };
            };
        };
    };
    holdCase: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hold. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        holdId: string;
                    };
                };
            };
        };
    };
    endHold: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                holdId: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The hold that was ended. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        holdId: string;
                    };
                };
            };
        };
    };
    prepareBreachNotice: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Of the officer who looked. */
                    accountId?: string;
                    /** @description Of the case that was looked at. */
                    code?: string;
                    detectedAt: string;
                    /** @description What was done and is being done. */
                    done: string;
                    from: string;
                    /** @description When and how it happened. */
                    how: string;
                    until: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The notice. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        noticeId: string;
                    };
                };
            };
        };
    };
    readBreachNotice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                noticeId: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A notice of a breach (UU 27/2022 article 46), prepared from the record of who looked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BreachNotice"];
                };
            };
        };
    };
    sendBreachNotice: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                noticeId: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description How many were told. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        told: number;
                    };
                };
            };
        };
    };
    listOfficersOfNotices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description All officers of the region. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accountId: string;
                        name: string;
                    }[];
                };
            };
        };
    };
    readProcessingRegister: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The register of processing (UU 27/2022 article 31), made from the schema. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcessingRegister"];
                };
            };
        };
    };
    openDataRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
                requestId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A request with whose it is; the look is on record. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedRequest"];
                };
            };
        };
    };
    answerDataRequest: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
                requestId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    outcome: "granted" | "partly" | "refused";
                    words: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request that was answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        requestId: string;
                    };
                };
            };
        };
    };
    endLimit: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
                requestId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request whose effect was ended. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        requestId: string;
                    };
                };
            };
        };
    };
    readDeliveryDesk: {
        parameters: {
            query?: {
                /** @description An office of the region. */
                officeId?: string;
            };
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What lies where at an office, and its latest manifests. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryDesk"];
                };
            };
        };
    };
    listCouriers: {
        parameters: {
            query: {
                /** @description An office of the region. */
                officeId: string;
            };
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description By name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accountId: string;
                        name: string;
                    }[];
                };
            };
        };
    };
    readLabels: {
        parameters: {
            query?: {
                manifestId?: string;
                /** @description An office of the region. */
                officeId?: string;
            };
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In the order of the route. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParcelLabel"][];
                };
            };
        };
    };
    listManifests: {
        parameters: {
            query?: {
                /** @description `next` or `previous` of an earlier page. */
                cursor?: string;
                limit?: number;
                /** @description An office of the region. */
                officeId?: string;
            };
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Manifests"];
                };
            };
        };
    };
    prepareManifest: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    courierAccountId: string;
                    /** @description An office of the region. */
                    officeId: string;
                    parcelIds?: string[];
                    /** @description A window of the region. */
                    window?: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The manifest, with how many it has. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        manifestId: string;
                        parcels: number;
                    };
                };
            };
        };
    };
    readManifest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                manifestId: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A manifest with its stops in the order of the route. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Manifest"];
                };
            };
        };
    };
    closeManifest: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                manifestId: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    missing: {
                        /** Format: uuid */
                        parcelId: string;
                        reason: string;
                    }[];
                    scanned: string[];
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is closed; so many came back. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        cameBack: number;
                        /** @enum {unknown} */
                        state: "prepared" | "handed-over" | "accepted" | "closed";
                    };
                };
            };
        };
    };
    handOverManifest: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                manifestId: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    counted: number;
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It waits for the courier. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        state: "prepared" | "handed-over" | "accepted" | "closed";
                    };
                };
            };
        };
    };
    moveStop: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                manifestId: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    order: number | null;
                    /** Format: uuid */
                    parcelId: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description How many it has now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        parcels: number;
                    };
                };
            };
        };
    };
    listParcels: {
        parameters: {
            query: {
                /** @description `next` or `previous` of an earlier page. */
                cursor?: string;
                limit?: number;
                /** @description An office of the region. */
                officeId?: string;
                /** @description Which list. */
                standing: "packing" | "counter" | "courier" | "village" | "post" | "resting" | "disputed" | "uncollected";
                /** @description A window of the region. */
                window?: string;
            };
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The longest waiting first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Parcels"];
                };
            };
        };
    };
    callReceiver: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                parcelId: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What to dial. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        dial: string | null;
                        sentence: components["schemas"]["Text"];
                    };
                };
            };
        };
    };
    findParcel: {
        parameters: {
            query: {
                /** @description An office of the region. */
                officeId: string;
                words: string;
            };
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A thing that is brought to someone or waits for them; never with a NIK. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Parcel"];
                };
            };
        };
    };
    recordDelivery: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description When it happened.
                     */
                    at: string;
                    /** @description Taken along, handed over, brought in vain, or brought back. */
                    body: {
                        /** @enum {string} */
                        kind: "accepted";
                        missing: {
                            /** Format: uuid */
                            parcelId: string;
                            reason: string;
                        }[];
                        scanned: string[];
                    } | {
                        /** @enum {string} */
                        kind: "delivered";
                        /** @description How it is proved that it reached the right hands. */
                        proof: {
                            code: string;
                            /** @enum {string} */
                            kind: "code";
                        } | {
                            fileId: string;
                            /** @enum {unknown} */
                            kind: "photo" | "signature";
                        };
                        receiverName: string;
                        receiverRelation: string;
                        tookBack?: boolean;
                    } | {
                        /** @enum {string} */
                        kind: "failed";
                        note?: string;
                        photo?: string;
                        /** @enum {unknown} */
                        why: "moved" | "died" | "unclear-address" | "nobody" | "refused";
                    } | {
                        /** @enum {string} */
                        kind: "came-back";
                        scanned: string[];
                    };
                    /** Format: uuid */
                    manifestId: string;
                    /** Format: uuid */
                    parcelId?: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What became of it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        outcome: "done" | "already" | "set-aside";
                        /** @description Why it is set aside. */
                        problem?: {
                            code: string;
                            message: components["schemas"]["Text"];
                        };
                    };
                };
            };
        };
    };
    readRound: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What a courier’s device keeps. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CourierRound"];
                };
            };
        };
    };
    listDemoAccounts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As in addresses: `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Residents and officers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemoAccount"][];
                };
            };
        };
    };
    listFailedDocuments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What could not be made, the longest waiting first; nothing personal. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailedDocuments"];
                };
            };
        };
    };
    retryDocument: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The tracking code, with or without dashes. */
                code: string;
                /** @description What the service gives. */
                product: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is tried again. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listDrafts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftSummary"][];
                };
            };
        };
    };
    startDraft: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    service: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The draft, empty but for what is known. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
        };
    };
    openDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A form that is being filled in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
        };
    };
    discardDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    removeFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fileId: string;
                id: string;
                /** @description As in addresses: `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    uploadFile: {
        parameters: {
            query: {
                /** @description What the file is called. */
                name: string;
            };
            header?: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
                /** @description As in addresses: `kota-bekasi`. */
                region: string;
                /** @description The code of the document that is asked for. */
                requirement: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": unknown;
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A file that was accepted, and what a look at it found. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileAccepted"];
                };
            };
        };
    };
    reviewDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A draft as it would be sent now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftReview"];
                };
            };
        };
    };
    sendDraft: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                id: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The version that was reviewed. */
                    version: number;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has arrived; by when it was promised. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The tracking code. */
                        code: string;
                        dueAt: string | null;
                    };
                };
            };
        };
    };
    saveStep: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` that you saw: when there is a newer one, the answer is 412 and nothing is written. */
                "if-match"?: string;
            };
            path: {
                id: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
                step: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Answers by code of the field. Files are uploaded, never written here. */
                    answers: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was entered is kept all the same. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        problems: components["schemas"]["FieldProblem"][];
                        version: number;
                    };
                };
            };
        };
    };
    beginUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                /** @description As in addresses: `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What the file is called. */
                    name: string;
                    /** @description The code of the document that is asked for. */
                    requirement: string;
                    sizeBytes: number;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Where to send the parts; the path is the permission, for a day. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        fileId: string;
                        uploadPath: string;
                    };
                };
            };
        };
    };
    requestEmailCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description On its way. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        expiresInSeconds: number;
                    };
                };
            };
        };
    };
    signInByEmail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    email: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many drafts of the guest are now theirs. */
                        claimedDrafts: number;
                        /** @description For `authorization: Bearer …`. */
                        token: string;
                    };
                };
            };
        };
    };
    exchangeKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description To be compared by another way before it is believed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Ed25519, 32 bytes in base64. */
                        publicKey: string;
                        /** @description As it stands in `from`. */
                        regionId: string;
                    };
                };
            };
        };
    };
    retryExchangeMessage: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                id: string;
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is tried again soon. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listExchangeTroubles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeTrouble"][];
                };
            };
        };
    };
    listDevices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Devices, the newest first; at most 200. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FieldDevices"];
                };
            };
        };
    };
    enrolDevice: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description As its owner knows it. */
                    name: string;
                    /** @description ECDSA P-256 as SubjectPublicKeyInfo, base64. */
                    publicKey: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It may send. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        deviceId: string;
                    };
                };
            };
        };
    };
    revokeDevice: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                deviceId: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Revoked. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sendFieldEvents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deviceId: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    events: {
                        /** @description When it happened, by the device’s clock, ISO 8601. */
                        at: string;
                        /** Format: uuid */
                        deviceId: string;
                        /** @description SHA-256 of the files that it names. */
                        files: string[];
                        /**
                         * Format: uuid
                         * @description Made when it happened: by it the act happens once.
                         */
                        id: string;
                        /** @description `delivery.delivered`, … */
                        kind: string;
                        payload: {
                            [key: string]: unknown;
                        };
                        /** @description SHA-256 of the event before, hexadecimal; 64 zeros before the first. */
                        previous: string;
                        /** @description From 1, without a gap. */
                        seq: number;
                        /** @description ECDSA P-256 with SHA-256 over the canonical JSON (RFC 8785), r and s, base64. */
                        signature: string;
                    }[];
                    /** @description Now, by the device’s clock. */
                    sentAt: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What became of the events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FieldAnswers"];
                };
            };
        };
    };
    sendFieldFile: {
        parameters: {
            query: {
                /** @description Where this part begins in bytes; 0 without. */
                from?: number;
                name: string;
                /** @description The device’s over the canonical JSON of the file’s digest, base64. */
                signature: string;
                /** @description Of the whole file in bytes. */
                size: number;
            };
            header?: never;
            path: {
                deviceId: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
                /** @description Of the bytes. */
                sha256: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": unknown;
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The part is here; once it is whole it is kept. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        isKept: boolean;
                        receivedBytes: number;
                        sha256: string;
                    };
                };
            };
        };
    };
    listSetAside: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Events that wait for a head’s decision, the oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FieldSetAside"];
                };
            };
        };
    };
    resolveSetAside: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                deviceId: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
                seq: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    decision: "release" | "leave";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What became of it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        outcome: "done" | "already" | "set-aside" | "left";
                    };
                };
            };
        };
    };
    linkFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fileId: string;
                /** @description As in addresses: `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The path on this server. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        mediaType: string;
                        name: string;
                        path: string;
                    };
                };
            };
        };
    };
    beginAsGuest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As in addresses: `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Keep it for thirty days. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Sent along at sign-in too, the drafts are claimed. */
                        token: string;
                    };
                };
            };
        };
    };
    readWithdrawable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tracking code, with or without dashes. */
                code: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What a counter may print for whoever shows the code. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrintableCase"];
                };
            };
        };
    };
    withdrawDocument: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The tracking code, with or without dashes. */
                code: string;
                product: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    /** @description The tracking code of the case whose document counts instead. */
                    replacedBy?: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is on record. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                    };
                };
            };
        };
    };
    readOwnHelp: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the caller filed for others, what others filed for the caller, and who may. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HelpOverview"];
                };
            };
        };
    };
    listHelpedPeople: {
        parameters: {
            query?: {
                cursor?: string;
                /** @description A part of a name, or a NIK. */
                search?: string;
            };
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A page of people, the last helped first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HelpedPeople"];
                };
            };
        };
    };
    identifyPerson: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    at: "counter" | "village";
                    /** @description `YYYY-MM-DD`. */
                    birthDate: string;
                    name: string;
                    nik: string;
                    phone?: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The person, and at a counter the right to act during the visit. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        identity: "matched" | "pending";
                        mandateId: string | null;
                        personId: string;
                    };
                };
            };
        };
    };
    readHelpedPerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                personId: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Someone whom the caller has helped, with mandates and cases. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HelpedPerson"];
                };
            };
        };
    };
    giveMandate: {
        parameters: {
            query: {
                /** @description The name of the file. */
                name: string;
                paper: "signature" | "thumb" | "signed-paper";
                /** @description Codes with commas between; absent: every service. */
                services?: string;
                /** @description Its last day, `YYYY-MM-DD`. */
                until: string;
            };
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                personId: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": unknown;
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The mandate; it holds from now on. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        mandateId: string;
                    };
                };
            };
        };
    };
    listHelperFlags: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Open ones first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HelperFlag"][];
                };
            };
        };
    };
    reviewHelperFlag: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                id: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    words: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    openHousehold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A family: its members, its cases as far as they may be seen, and what follows. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Household"];
                };
            };
        };
    };
    beginDraftForMember: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                memberId: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The code of a service. */
                    service: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The draft, filled with what is known. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        draftId: string;
                    };
                };
            };
        };
    };
    beginForMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    member: string;
                    service: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The draft, filled in with whom it is about. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        draftId: string;
                    };
                };
            };
        };
    };
    listHouseholdHelp: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller’s family card, and for whom of it they may file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HouseholdHelp"];
                };
            };
        };
    };
    setFamilyLeave: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    allowed: boolean;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hideNextStep: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
                step: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    hidden: boolean;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is as asked. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    proveIdentity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As in addresses: `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description YYYY-MM-DD */
                    birthDate: string;
                    kk: string;
                    name: string;
                    nik: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Kept with the account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description `pending`: the register is down, the claim is kept and asked again.
                         * @enum {unknown}
                         */
                        identity: "matched" | "pending";
                    };
                };
            };
        };
    };
    readLine: {
        parameters: {
            query?: {
                /** @description An office of the region. */
                officeId?: string;
                page?: number;
            };
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
                service: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The published order of a service; nothing personal. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Line"];
                };
            };
        };
    };
    readLatestCheckpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A signed note (C2SP tlog-checkpoint). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
    readCheckpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
                /** @description How many entries the log had. */
                size: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A signed note (C2SP tlog-checkpoint). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
    proveConsistency: {
        parameters: {
            query: {
                /** @description How many entries the log had. */
                from: number;
                /** @description How many entries the log had. */
                to: number;
            };
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That the longer log begins with all of the shorter one (RFC 9162 2.1.4). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsistencyProof"];
                };
            };
        };
    };
    proveInclusion: {
        parameters: {
            query: {
                position: number;
                size?: number;
            };
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description That an entry is in the log (RFC 9162 2.1.3). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InclusionProof"];
                };
            };
        };
    };
    readLogKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key by which the region signs its checkpoints. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogKey"];
                };
            };
        };
    };
    listLookFlags: {
        parameters: {
            query?: {
                /** @description `next` of an earlier page. */
                cursor?: string;
                /** @description `open`: the officer is asked; `explained`; then `closed`, or `passed-on` to who decides. */
                state?: "open" | "explained" | "passed-on" | "closed";
            };
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unusual looks, the latest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Given back as `cursor`. */
                        next: string | null;
                        /** @description Given back as `cursor`. */
                        previous: string | null;
                        rows: components["schemas"]["LookFlag"][];
                    };
                };
            };
        };
    };
    explainLookFlag: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                id: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    words: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The flag that was changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
        };
    };
    settleLookFlag: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                id: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    to: "closed" | "passed-on";
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The flag that was changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
        };
    };
    listOwnLookFlags: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Looks of your own that were unusual. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        flags: components["schemas"]["LookFlag"][];
                        /** @description When you told who you are and where you live. */
                        tiesToldAt: string | null;
                    };
                };
            };
        };
    };
    tellLookTies: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    kk: string;
                    nik: string;
                    rt: string;
                    rw: string;
                    villageCode: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is kept. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listLooksAtMe: {
        parameters: {
            query?: {
                /** @description A tracking code. */
                code?: string;
                /** @description `next` of an earlier page. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Who saw your data, the latest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Given back as `cursor`. */
                        next: string | null;
                        /** @description Given back as `cursor`. */
                        previous: string | null;
                        rows: components["schemas"]["LookAtMe"][];
                    };
                };
            };
        };
    };
    searchLooks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A tracking code. */
                    code?: string;
                    /** @description `next` of an earlier page. */
                    cursor?: string;
                    /** @description A date of the region, `2026-11-24`. */
                    from?: string;
                    /** @description Of whom the data are. */
                    nik?: string;
                    officeId?: string;
                    /** @description A part of the name. */
                    officer?: string;
                    /** @enum {unknown} */
                    purpose?: "working-on-it" | "helping" | "signing" | "printing" | "delivery" | "search" | "import" | "audit" | "question" | "complaint" | "supervision" | "correction" | "legal-duty";
                    /** @description A date of the region, `2026-11-24`. */
                    until?: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was looked at, the latest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Given back as `cursor`. */
                        next: string | null;
                        /** @description Given back as `cursor`. */
                        previous: string | null;
                        rows: components["schemas"]["Look"][];
                    };
                };
            };
        };
    };
    exportLooks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A tracking code. */
                    code?: string;
                    /** @description A date of the region, `2026-11-24`. */
                    from?: string;
                    /** @description Of whom the data are. */
                    nik?: string;
                    officeId?: string;
                    /** @description A part of the name. */
                    officer?: string;
                    /** @enum {unknown} */
                    purpose?: "working-on-it" | "helping" | "signing" | "printing" | "delivery" | "search" | "import" | "audit" | "question" | "complaint" | "supervision" | "correction" | "legal-duty";
                    /** @description A date of the region, `2026-11-24`. */
                    until?: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The table. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": unknown;
                };
            };
        };
    };
    endMandate: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                mandateId: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    beginDraftForOther: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                mandateId: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The code of a service. */
                    service: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The draft, filled with what is known. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        draftId: string;
                    };
                };
            };
        };
    };
    readMandatePaper: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mandateId: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The picture or PDF. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": unknown;
                };
            };
        };
    };
    giveMessageAddress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    address: string;
                    /** @enum {unknown} */
                    kind: "email" | "whatsapp";
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description On its way. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        expiresInSeconds: number;
                    };
                };
            };
        };
    };
    confirmMessageAddress: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description How the caller is reached. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagePreference"];
                };
            };
        };
    };
    readMessagePreference: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description How the caller is reached. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagePreference"];
                };
            };
        };
    };
    chooseMessageWay: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    channel: "whatsapp" | "email" | "push" | "none";
                    /** @enum {unknown} */
                    language: "id" | "en";
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description How the caller is reached. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagePreference"];
                };
            };
        };
    };
    readMorning: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The page of whoever leads the region. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Morning"];
                };
            };
        };
    };
    listMorningCases: {
        parameters: {
            query: {
                /** @description `next` of an earlier page. */
                cursor?: string;
                date?: string;
                limit?: number;
                /** @description Promises that broke on `date`; what waits longest; what waits at `officeId`. */
                list: "broken" | "oldest" | "office";
                /** @description An office of the region. */
                officeId?: string;
            };
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The cases behind a line of the morning page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MorningCases"];
                };
            };
        };
    };
    readMyData: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The caller’s own data: copies, requests, how long what is kept. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyData"];
                };
            };
        };
    };
    askForDataExport: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The copy that is being made. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        exportId: string;
                    };
                };
            };
        };
    };
    openDataExport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exportId: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The copy. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": unknown;
                };
            };
        };
    };
    makeDataRequest: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description UU 27/2022 articles 6 to 11.
                     * @enum {unknown}
                     */
                    kind: "correction" | "erasure" | "limitation" | "objection";
                    words: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request, to be answered within the time of the law. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        requestId: string;
                    };
                };
            };
        };
    };
    giveAccessToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** @description Here or by HTTP Basic. */
                    client_id?: string;
                    client_secret?: string;
                    /** @description `client_credentials` */
                    grant_type: string;
                    /** @description Separated by spaces; all scopes of the client, without it. */
                    scope?: string;
                };
            };
        };
        responses: {
            /** @description As RFC 6749, 5.2 has it. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        error_description: string;
                    };
                };
            };
            /** @description As RFC 6749, 5.2 has it. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        error_description: string;
                    };
                };
            };
            /** @description The token. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        access_token: string;
                        /** @description Seconds. */
                        expires_in: number;
                        scope: string;
                        /** @enum {string} */
                        token_type: "Bearer";
                    };
                };
            };
        };
    };
    listOffices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description All offices of the region. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Office"][];
                };
            };
        };
    };
    listOutages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description At most fifty. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outage"][];
                };
            };
        };
    };
    askForPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description JSON of WebAuthn level 3 (5.1), as browsers read and write it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
        };
    };
    signInByPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description JSON of WebAuthn level 3 (5.1), as browsers read and write it. */
                    answer: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many drafts of the guest are now theirs. */
                        claimedDrafts: number;
                        /** @description For `authorization: Bearer …`. */
                        token: string;
                    };
                };
            };
        };
    };
    listPlaceGroups: {
        parameters: {
            query: {
                level: "village" | "district" | "regency";
            };
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Each with its places. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceGroup"][];
                };
            };
        };
    };
    searchPlaces: {
        parameters: {
            query: {
                level: "village" | "district" | "regency";
                words: string;
            };
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The best match first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Place"][];
                };
            };
        };
    };
    readPlace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A village, district, city or regency. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Place"];
                };
            };
        };
    };
    readPostDesk: {
        parameters: {
            query?: {
                officeId?: string;
            };
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description All that an office has with the post. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostDesk"];
                };
            };
        };
    };
    takeOutDouble: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The print that was taken out. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        itemId: string;
                    };
                };
            };
        };
    };
    destroyDouble: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                itemId: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    words: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The print that was taken out. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        itemId: string;
                    };
                };
            };
        };
    };
    makePostManifest: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    officeId: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The list; its table is at `readPostManifest`. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: number;
                        manifestId: string;
                    };
                };
            };
        };
    };
    readPostManifest: {
        parameters: {
            query?: {
                /** @description As which kind of table. */
                form?: "xlsx" | "csv";
            };
            header?: never;
            path: {
                manifestId: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The table. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": unknown;
                };
            };
        };
    };
    readPostStatusTemplate: {
        parameters: {
            query?: {
                /** @description As which kind of table. */
                form?: "xlsx" | "csv";
            };
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The table. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": unknown;
                };
            };
        };
    };
    checkPostStatuses: {
        parameters: {
            query: {
                name: string;
            };
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": unknown;
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description For `readPostStatuses`. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
        };
    };
    readPostStatuses: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A table that was handed in, and what comes of its rows. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TableJob"];
                };
            };
        };
    };
    readPostStatusReport: {
        parameters: {
            query?: {
                /** @description As which kind of table. */
                form?: "xlsx" | "csv";
            };
            header?: never;
            path: {
                id: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The table. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": unknown;
                };
            };
        };
    };
    runPostStatuses: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is being done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    beginPrintBatch: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    codes?: string[];
                    /** @description How many of the next ones. */
                    next?: number;
                    /** @description An office of the region. */
                    officeId: string;
                    /** @description A printer of the office. */
                    printerId: string;
                    /** @description Only cases of this service. */
                    service?: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The batch and how many cards are in it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        batchId: string;
                        cards: number;
                    };
                };
            };
        };
    };
    readPrintBatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A batch of a printer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrintBatch"];
                };
            };
        };
    };
    correctSerial: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                batch: string;
                /** @description A tracking code. */
                code: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The serial; the proposed one without. */
                    serial: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Where a batch stands after a step. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrintBatchMoved"];
                };
            };
        };
    };
    leaveCardOut: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                batch: string;
                /** @description A tracking code. */
                code: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Where a batch stands after a step. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrintBatchMoved"];
                };
            };
        };
    };
    printCard: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                batch: string;
                /** @description A tracking code. */
                code: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The serial; the proposed one without. */
                    serial?: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Where a batch stands after a step. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrintBatchMoved"];
                };
            };
        };
    };
    spoilBlank: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                batch: string;
                /** @description A tracking code. */
                code: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The serial; the proposed one without. */
                    serial?: string;
                    /** @description The reason. */
                    words: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Where a batch stands after a step. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrintBatchMoved"];
                };
            };
        };
    };
    closePrintBatch: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                batch: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What became of the cards of a batch. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrintBatchCounts"];
                };
            };
        };
    };
    destroyOldCards: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    codes: string[];
                    /** @description The day, `2026-11-24`. */
                    day: string;
                    /** @description An office of the region. */
                    officeId: string;
                    /** @description Where. */
                    place: string;
                    /** @description Names. */
                    witnesses: string[];
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The minutes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        minutesId: string;
                    };
                };
            };
        };
    };
    readDestruction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                minutes: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The minutes of a destruction. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DestructionMinutes"];
                };
            };
        };
    };
    readDestructionDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                minutes: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The minutes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
        };
    };
    listOldCards: {
        parameters: {
            query?: {
                /** @description `next` or `previous` of an earlier page. */
                cursor?: string;
                /** @description An office of the region. */
                officeId?: string;
            };
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Old cards that were taken back and not destroyed yet. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OldCards"];
                };
            };
        };
    };
    readPrintQueue: {
        parameters: {
            query?: {
                /** @description `next` or `previous` of an earlier page. */
                cursor?: string;
                limit?: number;
                /** @description An office of the region. */
                officeId?: string;
                /** @description A printer of the office. */
                printerId?: string;
                /** @description Only cases of this service. */
                service?: string;
            };
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What waits to be printed at an office, promise first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrintQueue"];
                };
            };
        };
    };
    readProfile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As in addresses: `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The resident who is signed in, and what the register knows of them once it has said yes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
        };
    };
    listPrograms: {
        parameters: {
            query?: {
                /** @description `next` of an earlier page. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Systems that may call the API, the newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgramsPage"];
                };
            };
        };
    };
    makeProgram: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    agencyId: string;
                    callsPerMinute: number;
                    /** @enum {unknown} */
                    kind: "key" | "client";
                    /** @description So long it opens. */
                    lastsDays: number;
                    name: string;
                    scopes: ("cases:read" | "cases:file" | "reports:read" | "webhooks")[];
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Keep the secret now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        programId: string;
                        /** @description Shown this once; null when the same command is sent again. */
                        secret: string | null;
                    };
                };
            };
        };
    };
    readProgram: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                programId: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The system. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        program: components["schemas"]["Program"];
                        webhooks: components["schemas"]["Webhook"][];
                    };
                };
            };
        };
    };
    renewProgram: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                programId: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description So long it opens. */
                    lastsDays: number;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Keep the secret now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        programId: string;
                        /** @description Shown this once; null when the same command is sent again. */
                        secret: string | null;
                    };
                };
            };
        };
    };
    revokeProgram: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                programId: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is so. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readPromises: {
        parameters: {
            query?: {
                /** @description One of the last twelve, `2026-11`. */
                month?: string;
            };
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description How a region keeps its promises. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromiseRecord"];
                };
            };
        };
    };
    listPromiseData: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A row for each month, office and service. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromiseDataRow"][];
                };
            };
        };
    };
    readOfficePromises: {
        parameters: {
            query?: {
                /** @description One of the last twelve, `2026-11`. */
                month?: string;
            };
            header?: never;
            path: {
                /** @description An office of the region. */
                officeId: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description How an office keeps its promises. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfficePromiseRecord"];
                };
            };
        };
    };
    protectPerson: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    isProtected: boolean;
                    nik: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description How many stand on it now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        protectedCount: number;
                    };
                };
            };
        };
    };
    subscribeBrowser: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    auth: string;
                    endpoint: string;
                    p256dh: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description How the caller is reached. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagePreference"];
                };
            };
        };
    };
    unsubscribeBrowsers: {
        parameters: {
            query?: {
                endpoint?: string;
            };
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description How the caller is reached. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagePreference"];
                };
            };
        };
    };
    searchServices: {
        parameters: {
            query?: {
                words?: string;
            };
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The best match first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceSummary"][];
                };
            };
        };
    };
    readService: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
                service: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description All that a citizen should know before starting. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Service"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As in addresses: `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    /** @description In any usual writing: 0812…, +62812…. */
                    phone: string;
                } | {
                    password: string;
                    username: string;
                } | {
                    /** @description Of the authenticator app, or a recovery code. */
                    code: string;
                    /** @description From the details of `second-factor-needed`; good for five minutes. */
                    ticket: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many drafts of the guest are now theirs. */
                        claimedDrafts: number;
                        /** @description For `authorization: Bearer …`. */
                        token: string;
                    };
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As in addresses: `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The token is worth nothing now. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    proveAgain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Of the authenticator app, or a recovery code. */
                    code: string;
                } | {
                    password: string;
                } | {
                    /** @description JSON of WebAuthn level 3 (5.1), as browsers read and write it. */
                    passkey: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readSharedDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
                /** @description The last part of the link. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What a link opens. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharedDocument"];
                };
            };
        };
    };
    openSharedDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
                /** @description The last part of the link. */
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    purpose: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is open. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description For `readSharedFile`, for half an hour. */
                        opening: string;
                    };
                };
            };
        };
    };
    readSharedFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                opening: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
                /** @description The last part of the link. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
        };
    };
    requestCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As in addresses: `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description In any usual writing: 0812…, +62812…. */
                    phone: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description On its way, if the phone exists. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        expiresInSeconds: number;
                    };
                };
            };
        };
    };
    listSigningDelegations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Who signs for whom. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SigningDelegations"];
                };
            };
        };
    };
    delegateSigning: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A day, `2026-11-24`. */
                    from: string;
                    /**
                     * @description plh: while the holder is away; plt: while the post is vacant; mandate: for the holder.
                     * @enum {unknown}
                     */
                    kind: "plh" | "plt" | "mandate";
                    /** @description The number of the order. */
                    letterNumber: string;
                    /** @description Empty: all offices of the post. */
                    offices: string[];
                    /** @description At most so many a day. */
                    perDay: number | null;
                    /** @description The post for which is signed. */
                    post: string;
                    /** @description `service/product`; empty: all that the post signs. */
                    products: string[];
                    /** @description The post whose holder signs. */
                    toPost: string;
                    /** @description A day, `2026-11-24`. */
                    until: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The delegation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        delegationId: string;
                    };
                };
            };
        };
    };
    endSigningDelegation: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                delegation: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The delegation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        delegationId: string;
                    };
                };
            };
        };
    };
    readSigningDesk: {
        parameters: {
            query?: {
                /** @description `next` or `previous` of an earlier page. */
                cursor?: string;
                limit?: number;
                /** @description An office of the region. */
                officeId?: string;
                /** @description Only this service. */
                service?: string;
            };
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What waits for the caller’s signature. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SigningDesk"];
                };
            };
        };
    };
    readCalmDocuments: {
        parameters: {
            query?: {
                /** @description An office of the region. */
                officeId?: string;
                /** @description Only this service. */
                service?: string;
            };
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description At most 1 000, the oldest promise first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string[];
                };
            };
        };
    };
    readDocumentToSign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                item: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
        };
    };
    readPictureOfDocumentToSign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                item: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The picture. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/svg+xml": unknown;
                };
            };
        };
    };
    refuseSignature: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                item: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Why it is not signed. */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The case. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                    };
                };
            };
        };
    };
    readSignatureImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The picture. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": unknown;
                };
            };
        };
    };
    keepSignatureImage: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": unknown;
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description When it was kept. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changedAt: string;
                    };
                };
            };
        };
    };
    removeSignatureImage: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    signDocuments: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    items: string[];
                    /** @description Of the certificate. Used for this run and kept nowhere. */
                    passphrase: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A run that has begun. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SigningRunBegun"];
                };
            };
        };
    };
    readSigningRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description How far a run is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SigningRun"];
                };
            };
        };
    };
    retrySigning: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
                run: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Of the certificate. Used for this run and kept nowhere. */
                    passphrase: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A run that has begun. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SigningRunBegun"];
                };
            };
        };
    };
    listEmergencies: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The latest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmergencyAccess"][];
                };
            };
        };
    };
    beginEmergency: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    hours: number;
                    /** Format: uuid */
                    permitId: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Held from now on. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        emergencyId: string;
                        /** Format: date-time */
                        until: string;
                    };
                };
            };
        };
    };
    endEmergency: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                emergency: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The emergency access. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        emergencyId: string;
                    };
                };
            };
        };
    };
    reviewEmergency: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                emergency: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What is not in order. */
                    note: string;
                    /** @enum {unknown} */
                    verdict: "in-order" | "not-in-order";
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The emergency access. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        emergencyId: string;
                    };
                };
            };
        };
    };
    giveEmergencyPermit: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    accountId: string;
                    officeId: string;
                    role: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The permit. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        permitId: string;
                    };
                };
            };
        };
    };
    withdrawEmergencyPermit: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                permit: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The permit. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        permitId: string;
                    };
                };
            };
        };
    };
    inviteOfficer: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email?: string;
                    name: string;
                    /** @description Eighteen digits, or empty. */
                    nip: string;
                    officeId: string;
                    phone?: string;
                    role: string;
                    /** @description The last day of the post. */
                    until?: string;
                    username: string;
                    villageCode?: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The link is on its way. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        invitationId: string;
                    };
                };
            };
        };
    };
    sendInvitationAgain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                invitation: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    withdrawInvitation: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                invitation: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The link is on its way. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        invitationId: string;
                    };
                };
            };
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Of the authenticator app, or a recovery code. */
                    code?: string;
                    /** @description Instead of password and code. */
                    passkey?: {
                        /** @description JSON of WebAuthn level 3 (5.1), as browsers read and write it. */
                        answer: {
                            [key: string]: unknown;
                        };
                        name: string;
                    };
                    password?: string;
                    token: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The account is ready. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Told this once; none beside a passkey. */
                        recoveryCodes: string[];
                        username: string;
                    };
                };
            };
        };
    };
    openInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the link of an invitation opens. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffInvitation"];
                };
            };
        };
    };
    listOfficers: {
        parameters: {
            query?: {
                officeId?: string;
            };
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The people of an office, as whoever leads it or keeps its posts sees them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffList"];
                };
            };
        };
    };
    reopenOfficer: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                account: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Open from now on. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accountId: string;
                    };
                };
            };
        };
    };
    resetOfficer: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                account: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email?: string;
                    phone?: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The link is on its way. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        invitationId: string;
                    };
                };
            };
        };
    };
    listOverseenRegions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Without the one that is asked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverseenRegion"][];
                };
            };
        };
    };
    listOversight: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Officers of other regions who oversee this one. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffOversight"];
                };
            };
        };
    };
    grantOversight: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A day of the region, `2026-11-24`. */
                    from: string;
                    homeRegionId: string;
                    /** @description Of the order. */
                    letterNumber: string;
                    officeId: string;
                    role: string;
                    /** @description A day of the region, `2026-11-24`. */
                    until: string;
                    username: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The grant. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        oversightId: string;
                    };
                };
            };
        };
    };
    endOversight: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                oversight: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The grant. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        oversightId: string;
                    };
                };
            };
        };
    };
    askForPasskeyProof: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description JSON of WebAuthn level 3 (5.1), as browsers read and write it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
        };
    };
    askForStaffPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description JSON of WebAuthn level 3 (5.1), as browsers read and write it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
        };
    };
    signInOfficerByPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As in addresses: `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description JSON of WebAuthn level 3 (5.1), as browsers read and write it. */
                    answer: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Signed in. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description For `authorization: Bearer …`. */
                        token: string;
                    };
                };
            };
        };
    };
    registerStaffPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description JSON of WebAuthn level 3 (5.1), as browsers read and write it. */
                    answer: {
                        [key: string]: unknown;
                    };
                    name: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Kept. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
        };
    };
    removeStaffPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It opens nothing any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    grantPost: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    accountId: string;
                    /** @description A day of the region, `2026-11-24`. */
                    from?: string;
                    officeId: string;
                    role: string;
                    /** @description A day of the region, `2026-11-24`. */
                    until?: string;
                    villageCode?: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Whose post it is. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accountId: string;
                    };
                };
            };
        };
    };
    endPost: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    accountId: string;
                    officeId: string;
                    role: string;
                    villageCode?: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Whose post it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accountId: string;
                    };
                };
            };
        };
    };
    confirmSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Of the authenticator app, or a recovery code. */
                    code: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In use from now on. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Told this once. */
                        recoveryCodes: string[];
                    };
                };
            };
        };
    };
    removeSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    beginSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not in use until it is confirmed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        secret: string;
                        uri: string;
                    };
                };
            };
        };
    };
    renewRecoveryCodes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description In use from now on. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Told this once. */
                        recoveryCodes: string[];
                    };
                };
            };
        };
    };
    readStaffSecurity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What an officer keeps of the own account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffSecurity"];
                };
            };
        };
    };
    endOtherStaffSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description How many ended. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ended: number;
                    };
                };
            };
        };
    };
    endStaffSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    appointStandIn: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @description For plh.
                     */
                    absentAccountId?: string;
                    /** Format: uuid */
                    accountId: string;
                    /** @description A day of the region, `2026-11-24`. */
                    from: string;
                    /** @enum {unknown} */
                    kind: "plh" | "plt";
                    /** @description Of the order (surat perintah). */
                    letterNumber: string;
                    officeId: string;
                    role: string;
                    /** @description A day of the region, `2026-11-24`. */
                    until: string;
                    villageCode?: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The appointment. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        standInId: string;
                    };
                };
            };
        };
    };
    endStandIn: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
                standIn: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The appointment. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        standInId: string;
                    };
                };
            };
        };
    };
    listStartCodeKinds: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What may be filled in beforehand. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartCodeKind"][];
                };
            };
        };
    };
    listStartCodes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The last given first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartCodeRow"][];
                };
            };
        };
    };
    giveStartCode: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Answers by code of the field. Files are uploaded, never written here. */
                    answers: {
                        [key: string]: unknown;
                    };
                    files: {
                        /** @description Base64. */
                        content: string;
                        name: string;
                        requirement: string;
                    }[];
                    kind: string;
                    /** @description The code of a service. */
                    service: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The code is read with its slip. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                    };
                };
            };
        };
    };
    readStartCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A start code as it is printed for the family. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartCodeSlip"];
                };
            };
        };
    };
    revokeStartCode: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                id: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    redeemStartCode: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The draft, filled with what is known. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        draftId: string;
                    };
                };
            };
        };
    };
    readStock: {
        parameters: {
            query?: {
                /** @description An office of the region. */
                officeId?: string;
            };
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What an office has and how long it lasts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockOverview"];
                };
            };
        };
    };
    readSerial: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
                serial: string;
                /** @description A thing that offices keep, as the pack names it. */
                stock: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Where one of them is, and how it came there. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SerialStory"];
                };
            };
        };
    };
    listStockDifferences: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The latest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockCount"][];
                };
            };
        };
    };
    listStockMovements: {
        parameters: {
            query: {
                /** @description `next` or `previous` of an earlier page. */
                cursor?: string;
                limit?: number;
                /** @description An office of the region. */
                officeId: string;
                /** @description A thing that offices keep, as the pack names it. */
                stock: string;
            };
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Movements of one thing at an office, the latest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockHistory"];
                };
            };
        };
    };
    enterStock: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What came, what was spoiled, what was counted, what went to another office. */
                    entry: {
                        /** @description How many. */
                        count?: number;
                        /** @enum {string} */
                        kind: "received";
                        /** @description Where each carries a number: a serial, or first and last (`A0001..A0500`), an entry. */
                        serials?: string[];
                        /** @description The reason, or where it came from. */
                        words?: string;
                    } | {
                        /** @description How many. */
                        count?: number;
                        /** @enum {string} */
                        kind: "spoiled";
                        /** @description Where each carries a number: a serial, or first and last (`A0001..A0500`), an entry. */
                        serials?: string[];
                        /** @description The reason, or where it came from. */
                        words: string;
                    } | {
                        /** @description How many. */
                        count?: number;
                        /** @enum {string} */
                        kind: "counted";
                        /** @description Where each carries a number: a serial, or first and last (`A0001..A0500`), an entry. */
                        serials?: string[];
                        /** @description The reason, or where it came from. */
                        words?: string;
                    } | {
                        /** @description How many. */
                        count?: number;
                        /** @enum {string} */
                        kind: "moved";
                        /** @description Where each carries a number: a serial, or first and last (`A0001..A0500`), an entry. */
                        serials?: string[];
                        /** @description An office of the region. */
                        toOfficeId: string;
                        /** @description The reason, or where it came from. */
                        words?: string;
                    };
                    /** @description An office of the region. */
                    officeId: string;
                    /** @description A thing that offices keep, as the pack names it. */
                    stock: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What is left after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        balance: number;
                    };
                };
            };
        };
    };
    listStockTransfers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockTransfer"][];
                };
            };
        };
    };
    receiveStockTransfer: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
                transfer: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Where each carries a number: a serial, or first and last (`A0001..A0500`), an entry. */
                    serials?: string[];
                    /** @description The reason, or where it came from. */
                    words?: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What is left after it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        balance: number;
                    };
                };
            };
        };
    };
    readStuck: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What is stuck, by kind, and how the sweeps go. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StuckOverview"];
                };
            };
        };
    };
    retryStuck: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description `kind` of the overview. */
                kind: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Without it: all of the kind. */
                    id?: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description How many were begun again. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        retried: number;
                    };
                };
            };
        };
    };
    setStuckAside: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description `kind` of the overview. */
                kind: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    id: string;
                    /**
                     * @description Why it is given up.
                     * @enum {unknown}
                     */
                    reason: "told-otherwise" | "no-longer-needed" | "wrong-address" | "test";
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is given up. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    trackCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tracking code, with or without dashes. */
                code: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What anyone with the code may see; nothing personal. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseTrack"];
                };
            };
        };
    };
    verifyDocumentCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As scanned or typed. */
                documentCode: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Whether a document is genuine, in words and as data. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentAnswer"];
                };
            };
        };
    };
    verifyDocumentDigests: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Of the whole file first, then of its beginnings up to each `%%EOF`. */
                    sha256: string[];
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Whether a document is genuine, in words and as data. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentAnswer"];
                };
            };
        };
    };
    verifyDocumentFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": unknown;
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Whether a document is genuine, in words and as data. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentAnswer"];
                };
            };
        };
    };
    listVisits: {
        parameters: {
            query?: {
                /** @description `next` or `previous` of an earlier page. */
                cursor?: string;
                /** @description A date of the region, `2026-11-24`. */
                date?: string;
                limit?: number;
                /** @description An office of the region. */
                officeId?: string;
            };
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Who comes to an office on a day. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitDay"];
                };
            };
        };
    };
    openWallet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description At most 200. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WalletDocument"][];
                };
            };
        };
    };
    openWalletDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tracking code, with or without dashes. */
                code: string;
                product: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A document with its life and with whom it was shared. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WalletDocumentPage"];
                };
            };
        };
    };
    shareDocument: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The tracking code, with or without dashes. */
                code: string;
                product: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description How long a link works.
                     * @enum {unknown}
                     */
                    lasts: "hour" | "day" | "week" | "month";
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The link. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        shareId: string;
                    };
                };
            };
        };
    };
    endShare: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
                shareId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The link. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        shareId: string;
                    };
                };
            };
        };
    };
    listWebhooks: {
        parameters: {
            query?: {
                /** @description `next` of an earlier page. */
                cursor?: string;
                /** @description Whose; a program that calls means its own. */
                programId?: string;
            };
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The oldest first; `next` is the cursor of the next page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: components["schemas"]["Webhook"][];
                    };
                };
            };
        };
    };
    makeWebhook: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    events: ("case.filed" | "case.state-changed" | "case.ended" | "document.signed" | "promise.broken")[];
                    /**
                     * Format: uuid
                     * @description Whose; a program that calls means its own.
                     */
                    programId?: string;
                    /** @description https, in the public internet. */
                    url: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Keep the secret now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Shown this once; null when the same command is sent again. */
                        secret: string | null;
                        webhookId: string;
                    };
                };
            };
        };
    };
    endWebhook: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is so. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listWebhookMessages: {
        parameters: {
            query?: {
                /** @description `next` of an earlier page. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The newest first; `next` is the cursor of the next page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        rows: components["schemas"]["WebhookMessage"][];
                    };
                };
            };
        };
    };
    replayWebhookMessage: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                messageId: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is so. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    renewWebhookSecret: {
        parameters: {
            query?: never;
            header: {
                /** @description Made by the client. The same key with the same content gets the first result; with other content the problem `key-reused`. */
                "idempotency-key": string;
            };
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Keep the secret now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Shown this once; null when the same command is sent again. */
                        secret: string | null;
                        webhookId: string;
                    };
                };
            };
        };
    };
    listWork: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                officeId?: string;
                queue?: "to-take" | "mine" | "others" | "with-applicant" | "ended" | "all";
                /** @description A role of the pack. */
                role?: string;
                /** @description A tracking code, words of a name, or what `prepareSearch` answers for a NIK. Words are whole ones, and where no name has them beginnings; with a star (`dewi*`) they are beginnings at once. */
                search?: string;
                service?: string;
                sort?: "promise" | "newest" | "oldest";
                state?: string;
            };
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A page of a list of work. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkPage"];
                };
            };
        };
    };
    countWork: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Each queue once. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkQueueCount"][];
                };
            };
        };
    };
    nextWork: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                officeId?: string;
                queue?: "to-take" | "mine" | "others" | "with-applicant" | "ended" | "all";
                /** @description A role of the pack. */
                role?: string;
                /** @description A tracking code, words of a name, or what `prepareSearch` answers for a NIK. Words are whole ones, and where no name has them beginnings; with a star (`dewi*`) they are beginnings at once. */
                search?: string;
                service?: string;
                sort?: "promise" | "newest" | "oldest";
                state?: string;
            };
            header?: never;
            path: {
                /** @description The tracking code, with or without dashes. */
                code: string;
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description null: it was the last one. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                    } | null;
                };
            };
        };
    };
    prepareSearch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The region in the path, `kota-bekasi`. */
                region: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    words: string;
                };
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description For `search` of `listWork`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        search: string;
                    };
                };
            };
        };
    };
    readUploadProgress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fileId: string;
                region: string;
                ticket: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Upload-Offset and Upload-Length tell. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sendUploadPart: {
        parameters: {
            query?: never;
            header: {
                "upload-offset": number;
            };
            path: {
                fileId: string;
                region: string;
                ticket: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/offset+octet-stream": unknown;
            };
        };
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A file that was accepted, and what a look at it found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileAccepted"];
                };
            };
            /** @description More is expected, from Upload-Offset. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    openFile: {
        parameters: {
            query?: {
                /** @description When it is there, the file is to be kept. */
                unduh?: string;
            };
            header?: never;
            path: {
                link: string;
                region: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request was refused; `code` says why, `fields` where. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description We failed, or what we depend on did; `retryable` says whether to try again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": unknown;
                };
            };
        };
    };
}
