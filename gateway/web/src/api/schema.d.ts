// Written by `npm run api` from openapi.json 2851ca63bec59716b8af5032ba4fc37135a2751b39057248528ea61ef402df83; never edited.

export interface paths {
    "/api/assistant/v1/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** PageConversations */
        get: operations["assistant.ApiAssistantV1ConversationsPageConversations"];
        put?: never;
        /** OpenConversation */
        post: operations["assistant.ApiAssistantV1ConversationsOpenConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistant/v1/conversations/{conversation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ReadConversation */
        get: operations["assistant.ApiAssistantV1ConversationsConversationIdReadConversation"];
        put?: never;
        post?: never;
        /** DeleteConversation */
        delete: operations["assistant.ApiAssistantV1ConversationsConversationIdDeleteConversation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistant/v1/conversations/{conversation_id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** AskQuestion */
        post: operations["assistant.ApiAssistantV1ConversationsConversationIdMessagesAskQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/billing/v1/forfait": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ReadCurrentForfait */
        get: operations["billing.ApiBillingV1ForfaitReadCurrentForfait"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/billing/v1/forfaits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** PageForfaits */
        get: operations["billing.ApiBillingV1ForfaitsPageForfaits"];
        put?: never;
        /** ActivateForfait */
        post: operations["billing.ApiBillingV1ForfaitsActivateForfait"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/billing/v1/forfaits/{forfait_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ReadForfait */
        get: operations["billing.ApiBillingV1ForfaitsForfaitIdReadForfait"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/billing/v1/forfaits/{forfait_id}/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** PageOperations */
        get: operations["billing.ApiBillingV1ForfaitsForfaitIdOperationsPageOperations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/billing/v1/forfaits/{forfait_id}/resilier": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** TerminateForfait */
        post: operations["billing.ApiBillingV1ForfaitsForfaitIdResilierTerminateForfait"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/billing/v1/offres": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ReadOffres */
        get: operations["billing.ApiBillingV1OffresReadOffres"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalog/v1/acces-rapides": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ReadQuickLinks */
        get: operations["catalog.ApiCatalogV1AccesRapidesReadQuickLinks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalog/v1/favoris": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ReadFavourites */
        get: operations["catalog.ApiCatalogV1FavorisReadFavourites"];
        put?: never;
        /** StarService */
        post: operations["catalog.ApiCatalogV1FavorisStarService"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalog/v1/favoris/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** UnstarService */
        delete: operations["catalog.ApiCatalogV1FavorisCodeUnstarService"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalog/v1/liens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ReadLiens */
        get: operations["catalog.ApiCatalogV1LiensReadLiens"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalog/v1/menu": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ReadMenu */
        get: operations["catalog.ApiCatalogV1MenuReadMenu"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalog/v1/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** SearchServices */
        get: operations["catalog.ApiCatalogV1ServicesSearchServices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalog/v1/services/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ReadService */
        get: operations["catalog.ApiCatalogV1ServicesCodeReadService"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dashboard/v1/kpis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ReadKpis */
        get: operations["dashboard.ApiDashboardV1KpisReadKpis"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dashboard/v1/kpis/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ReadSeries */
        get: operations["dashboard.ApiDashboardV1KpisSeriesReadSeries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dashboard/v1/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ListNotifications */
        get: operations["dashboard.ApiDashboardV1NotificationsListNotifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dashboard/v1/notifications/compte": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** CountNotifications */
        get: operations["dashboard.ApiDashboardV1NotificationsCompteCountNotifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dashboard/v1/notifications/lues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** ReadNotifications */
        post: operations["dashboard.ApiDashboardV1NotificationsLuesReadNotifications"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dashboard/v1/notifications/{notification_id}/lue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** ReadNotification */
        post: operations["dashboard.ApiDashboardV1NotificationsNotificationIdLueReadNotification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dashboard/v1/quarantaine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ListQuarantine */
        get: operations["dashboard.ApiDashboardV1QuarantaineListQuarantine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dashboard/v1/quarantaine/partenaire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ListOwnQuarantine */
        get: operations["dashboard.ApiDashboardV1QuarantainePartenaireListOwnQuarantine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dashboard/v1/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Stream */
        get: operations["dashboard.ApiDashboardV1StreamStream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/helpdesk/v1/aide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ReadAide */
        get: operations["helpdesk.ApiHelpdeskV1AideReadAide"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/helpdesk/v1/faq": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** SearchFaq */
        get: operations["helpdesk.ApiHelpdeskV1FaqSearchFaq"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/helpdesk/v1/guides": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ListGuides */
        get: operations["helpdesk.ApiHelpdeskV1GuidesListGuides"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/helpdesk/v1/guides/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ReadGuide */
        get: operations["helpdesk.ApiHelpdeskV1GuidesCodeReadGuide"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/helpdesk/v1/reclamations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** PageReclamations */
        get: operations["helpdesk.ApiHelpdeskV1ReclamationsPageReclamations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/helpdesk/v1/reclamations/{numero}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ReadReclamation */
        get: operations["helpdesk.ApiHelpdeskV1ReclamationsNumeroReadReclamation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/affectations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ListOwnAffectations */
        get: operations["identity.ApiIdentityV1AffectationsListOwnAffectations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** BeginApplication */
        post: operations["identity.ApiIdentityV1ApplicationsBeginApplication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/applications/{device_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** RemoveApplication */
        delete: operations["identity.ApiIdentityV1ApplicationsDeviceIdRemoveApplication"];
        options?: never;
        head?: never;
        /** RenameApplication */
        patch: operations["identity.ApiIdentityV1ApplicationsDeviceIdRenameApplication"];
        trace?: never;
    };
    "/api/identity/v1/applications/{device_id}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** ConfirmApplication */
        post: operations["identity.ApiIdentityV1ApplicationsDeviceIdConfirmationConfirmApplication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/cles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** AddCle */
        post: operations["identity.ApiIdentityV1ClesAddCle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/cles/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** OfferCle */
        post: operations["identity.ApiIdentityV1ClesOptionsOfferCle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/cles/{cle_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** RemoveCle */
        delete: operations["identity.ApiIdentityV1ClesCleIdRemoveCle"];
        options?: never;
        head?: never;
        /** RenameCle */
        patch: operations["identity.ApiIdentityV1ClesCleIdRenameCle"];
        trace?: never;
    };
    "/api/identity/v1/clients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** PageClients */
        get: operations["identity.ApiIdentityV1ClientsPageClients"];
        put?: never;
        /** RegisterClient */
        post: operations["identity.ApiIdentityV1ClientsRegisterClient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/clients/{client_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ReadClient */
        get: operations["identity.ApiIdentityV1ClientsClientIdReadClient"];
        /** ChangeClient */
        put: operations["identity.ApiIdentityV1ClientsClientIdChangeClient"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/clients/{client_id}/activation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** EnableClient */
        post: operations["identity.ApiIdentityV1ClientsClientIdActivationEnableClient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/clients/{client_id}/desactivation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** DisableClient */
        post: operations["identity.ApiIdentityV1ClientsClientIdDesactivationDisableClient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/clients/{client_id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** RenewSecret */
        post: operations["identity.ApiIdentityV1ClientsClientIdSecretRenewSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/codes-secours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** RenewCodesSecours */
        post: operations["identity.ApiIdentityV1CodesSecoursRenewCodesSecours"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/comptes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** PageComptes */
        get: operations["identity.ApiIdentityV1ComptesPageComptes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/comptes/{compte_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ReadCompte */
        get: operations["identity.ApiIdentityV1ComptesCompteIdReadCompte"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/comptes/{compte_id}/deconnexion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** EndSessions */
        post: operations["identity.ApiIdentityV1ComptesCompteIdDeconnexionEndSessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/comptes/{compte_id}/lien-mot-de-passe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** SendPasswordLink */
        post: operations["identity.ApiIdentityV1ComptesCompteIdLienMotDePasseSendPasswordLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/comptes/{compte_id}/retablissement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** ReinstateCompte */
        post: operations["identity.ApiIdentityV1ComptesCompteIdRetablissementReinstateCompte"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/comptes/{compte_id}/suspension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** SuspendCompte */
        post: operations["identity.ApiIdentityV1ComptesCompteIdSuspensionSuspendCompte"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/connexions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** PageConnexions */
        get: operations["identity.ApiIdentityV1ConnexionsPageConnexions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/connexions/{seq}/contester": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** ContestConnexion */
        post: operations["identity.ApiIdentityV1ConnexionsSeqContesterContestConnexion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/demandes-aide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ListDemandesAide */
        get: operations["identity.ApiIdentityV1DemandesAideListDemandesAide"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/demandes-aide/{demande_id}/approbation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** ApproveDemandeAide */
        post: operations["identity.ApiIdentityV1DemandesAideDemandeIdApprobationApproveDemandeAide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/demandes-aide/{demande_id}/refus": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** RefuseDemandeAide */
        post: operations["identity.ApiIdentityV1DemandesAideDemandeIdRefusRefuseDemandeAide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/entreprise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ReadOwnEntreprise */
        get: operations["identity.ApiIdentityV1EntrepriseReadOwnEntreprise"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/entreprise/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ListInvitations */
        get: operations["identity.ApiIdentityV1EntrepriseInvitationsListInvitations"];
        put?: never;
        /** Invite */
        post: operations["identity.ApiIdentityV1EntrepriseInvitationsInvite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/entreprise/invitations/{invitation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** CancelInvitation */
        delete: operations["identity.ApiIdentityV1EntrepriseInvitationsInvitationIdCancelInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/entreprise/invitations/{invitation_id}/envoi": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** SendAgain */
        post: operations["identity.ApiIdentityV1EntrepriseInvitationsInvitationIdEnvoiSendAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/entreprise/journal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** PageJournalEntreprise */
        get: operations["identity.ApiIdentityV1EntrepriseJournalPageJournalEntreprise"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/entreprise/journal/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ExportJournalEntreprise */
        get: operations["identity.ApiIdentityV1EntrepriseJournalExportExportJournalEntreprise"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/entreprise/utilisateurs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ListMembers */
        get: operations["identity.ApiIdentityV1EntrepriseUtilisateursListMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/entreprise/utilisateurs/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ReadMember */
        get: operations["identity.ApiIdentityV1EntrepriseUtilisateursUserIdReadMember"];
        put?: never;
        post?: never;
        /** RemoveMember */
        delete: operations["identity.ApiIdentityV1EntrepriseUtilisateursUserIdRemoveMember"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/entreprise/utilisateurs/{user_id}/affectations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** SetAffectations */
        put: operations["identity.ApiIdentityV1EntrepriseUtilisateursUserIdAffectationsSetAffectations"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/entreprise/utilisateurs/{user_id}/mot-de-passe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** SendPasswordLink */
        post: operations["identity.ApiIdentityV1EntrepriseUtilisateursUserIdMotDePasseSendPasswordLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/entreprise/utilisateurs/{user_id}/retrait-facteurs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** ResetFactors */
        post: operations["identity.ApiIdentityV1EntrepriseUtilisateursUserIdRetraitFacteursResetFactors"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/entreprise/utilisateurs/{user_id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ListColleagueSessions */
        get: operations["identity.ApiIdentityV1EntrepriseUtilisateursUserIdSessionsListColleagueSessions"];
        put?: never;
        post?: never;
        /** EndColleagueSessions */
        delete: operations["identity.ApiIdentityV1EntrepriseUtilisateursUserIdSessionsEndColleagueSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/entreprise/utilisateurs/{user_id}/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** EndColleagueSession */
        delete: operations["identity.ApiIdentityV1EntrepriseUtilisateursUserIdSessionsSessionIdEndColleagueSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/entreprise/utilisateurs/{user_id}/suspension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** SuspendMember */
        post: operations["identity.ApiIdentityV1EntrepriseUtilisateursUserIdSuspensionSuspendMember"];
        /** ReinstateMember */
        delete: operations["identity.ApiIdentityV1EntrepriseUtilisateursUserIdSuspensionReinstateMember"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/entreprises": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** PageEntreprises */
        get: operations["identity.ApiIdentityV1EntreprisesPageEntreprises"];
        put?: never;
        /** RegisterEntreprise */
        post: operations["identity.ApiIdentityV1EntreprisesRegisterEntreprise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/entreprises/{ice}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ReadEntreprise */
        get: operations["identity.ApiIdentityV1EntreprisesIceReadEntreprise"];
        /** ChangeEntreprise */
        put: operations["identity.ApiIdentityV1EntreprisesIceChangeEntreprise"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/entreprises/{ice}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ListInvitations */
        get: operations["identity.ApiIdentityV1EntreprisesIceInvitationsListInvitations"];
        put?: never;
        /** Invite */
        post: operations["identity.ApiIdentityV1EntreprisesIceInvitationsInvite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/entreprises/{ice}/invitations/{invitation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** CancelInvitation */
        delete: operations["identity.ApiIdentityV1EntreprisesIceInvitationsInvitationIdCancelInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/entreprises/{ice}/invitations/{invitation_id}/envoi": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** SendAgain */
        post: operations["identity.ApiIdentityV1EntreprisesIceInvitationsInvitationIdEnvoiSendAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/entreprises/{ice}/retablissement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** ReinstateEntreprise */
        post: operations["identity.ApiIdentityV1EntreprisesIceRetablissementReinstateEntreprise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/entreprises/{ice}/suspension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** SuspendEntreprise */
        post: operations["identity.ApiIdentityV1EntreprisesIceSuspensionSuspendEntreprise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/entreprises/{ice}/utilisateurs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ListMembers */
        get: operations["identity.ApiIdentityV1EntreprisesIceUtilisateursListMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/entreprises/{ice}/utilisateurs/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ReadMember */
        get: operations["identity.ApiIdentityV1EntreprisesIceUtilisateursUserIdReadMember"];
        put?: never;
        post?: never;
        /** RemoveMember */
        delete: operations["identity.ApiIdentityV1EntreprisesIceUtilisateursUserIdRemoveMember"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/entreprises/{ice}/utilisateurs/{user_id}/affectations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** SetAffectations */
        put: operations["identity.ApiIdentityV1EntreprisesIceUtilisateursUserIdAffectationsSetAffectations"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/entreprises/{ice}/utilisateurs/{user_id}/mot-de-passe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** SendPasswordLink */
        post: operations["identity.ApiIdentityV1EntreprisesIceUtilisateursUserIdMotDePasseSendPasswordLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/entreprises/{ice}/utilisateurs/{user_id}/retrait-facteurs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** ResetFactors */
        post: operations["identity.ApiIdentityV1EntreprisesIceUtilisateursUserIdRetraitFacteursResetFactors"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/entreprises/{ice}/utilisateurs/{user_id}/suspension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** SuspendMember */
        post: operations["identity.ApiIdentityV1EntreprisesIceUtilisateursUserIdSuspensionSuspendMember"];
        /** ReinstateMember */
        delete: operations["identity.ApiIdentityV1EntreprisesIceUtilisateursUserIdSuspensionReinstateMember"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/facteurs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ReadFacteurs */
        get: operations["identity.ApiIdentityV1FacteursReadFacteurs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/journal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** PageJournal */
        get: operations["identity.ApiIdentityV1JournalPageJournal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/journal/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ExportJournal */
        get: operations["identity.ApiIdentityV1JournalExportExportJournal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/journal/natures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ListNatures */
        get: operations["identity.ApiIdentityV1JournalNaturesListNatures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/modifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** PageQueue */
        get: operations["identity.ApiIdentityV1ModificationsPageQueue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/modifications/{modification_id}/acceptation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept */
        post: operations["identity.ApiIdentityV1ModificationsModificationIdAcceptationAccept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/modifications/{modification_id}/refus": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse */
        post: operations["identity.ApiIdentityV1ModificationsModificationIdRefusRefuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/moi": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ReadMonEspace */
        get: operations["identity.ApiIdentityV1MoiReadMonEspace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/moi/modifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ReadMine */
        get: operations["identity.ApiIdentityV1MoiModificationsReadMine"];
        put?: never;
        /** Ask */
        post: operations["identity.ApiIdentityV1MoiModificationsAsk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/moi/modifications/{modification_id}/annulation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel */
        post: operations["identity.ApiIdentityV1MoiModificationsModificationIdAnnulationCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/mot-de-passe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** ChangeMotDePasse */
        post: operations["identity.ApiIdentityV1MotDePasseChangeMotDePasse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/mot-de-passe/regles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ReadReglesMotDePasse */
        get: operations["identity.ApiIdentityV1MotDePasseReglesReadReglesMotDePasse"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/partenaires": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ListPartenaires */
        get: operations["identity.ApiIdentityV1PartenairesListPartenaires"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/procurations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ListProcurations */
        get: operations["identity.ApiIdentityV1ProcurationsListProcurations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/procurations/actes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ListActs */
        get: operations["identity.ApiIdentityV1ProcurationsActesListActs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/procurations/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** ImportProcurations */
        post: operations["identity.ApiIdentityV1ProcurationsImportImportProcurations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/procurations/mandataires/{ice}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ReadAgent */
        get: operations["identity.ApiIdentityV1ProcurationsMandatairesIceReadAgent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/procurations/{procuration_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ReadProcuration */
        get: operations["identity.ApiIdentityV1ProcurationsProcurationIdReadProcuration"];
        /** WriteProcuration */
        put: operations["identity.ApiIdentityV1ProcurationsProcurationIdWriteProcuration"];
        post?: never;
        /** ThrowProcurationAway */
        delete: operations["identity.ApiIdentityV1ProcurationsProcurationIdThrowProcurationAway"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/procurations/{procuration_id}/demarches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** TakeStep */
        post: operations["identity.ApiIdentityV1ProcurationsProcurationIdDemarchesTakeStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/procurations/{procuration_id}/document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ReadDocument */
        get: operations["identity.ApiIdentityV1ProcurationsProcurationIdDocumentReadDocument"];
        /** AttachDocument */
        put: operations["identity.ApiIdentityV1ProcurationsProcurationIdDocumentAttachDocument"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ListSessions */
        get: operations["identity.ApiIdentityV1SessionsListSessions"];
        put?: never;
        post?: never;
        /** EndOtherSessions */
        delete: operations["identity.ApiIdentityV1SessionsEndOtherSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** EndSession */
        delete: operations["identity.ApiIdentityV1SessionsSessionIdEndSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/souscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ListSouscriptions */
        get: operations["identity.ApiIdentityV1SouscriptionsListSouscriptions"];
        put?: never;
        /** OpenSouscription */
        post: operations["identity.ApiIdentityV1SouscriptionsOpenSouscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/souscriptions/suivi": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** SendLink */
        post: operations["identity.ApiIdentityV1SouscriptionsSuiviSendLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/souscriptions/suivi/{reference}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follow */
        get: operations["identity.ApiIdentityV1SouscriptionsSuiviReferenceFollow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/souscriptions/suivi/{reference}/annulation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel */
        post: operations["identity.ApiIdentityV1SouscriptionsSuiviReferenceAnnulationCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/souscriptions/suivi/{reference}/complement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** AnswerComplement */
        post: operations["identity.ApiIdentityV1SouscriptionsSuiviReferenceComplementAnswerComplement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/souscriptions/suivi/{reference}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm */
        post: operations["identity.ApiIdentityV1SouscriptionsSuiviReferenceConfirmationConfirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/souscriptions/suivi/{reference}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** AddDocument */
        post: operations["identity.ApiIdentityV1SouscriptionsSuiviReferenceDocumentsAddDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/souscriptions/suivi/{reference}/documents/{document_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ReadOwnDocument */
        get: operations["identity.ApiIdentityV1SouscriptionsSuiviReferenceDocumentsDocumentIdReadOwnDocument"];
        put?: never;
        post?: never;
        /** WithdrawDocument */
        delete: operations["identity.ApiIdentityV1SouscriptionsSuiviReferenceDocumentsDocumentIdWithdrawDocument"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/souscriptions/{souscription_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ReadSouscription */
        get: operations["identity.ApiIdentityV1SouscriptionsSouscriptionIdReadSouscription"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/souscriptions/{souscription_id}/approbation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve */
        post: operations["identity.ApiIdentityV1SouscriptionsSouscriptionIdApprobationApprove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/souscriptions/{souscription_id}/complement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** AskComplement */
        post: operations["identity.ApiIdentityV1SouscriptionsSouscriptionIdComplementAskComplement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/souscriptions/{souscription_id}/documents/{document_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** ReadDocument */
        get: operations["identity.ApiIdentityV1SouscriptionsSouscriptionIdDocumentsDocumentIdReadDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/souscriptions/{souscription_id}/prise-en-charge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** TakeInCharge */
        post: operations["identity.ApiIdentityV1SouscriptionsSouscriptionIdPriseEnChargeTakeInCharge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/souscriptions/{souscription_id}/rejet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse */
        post: operations["identity.ApiIdentityV1SouscriptionsSouscriptionIdRejetRefuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/telephone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** GiveTelephone */
        post: operations["identity.ApiIdentityV1TelephoneGiveTelephone"];
        /** RemoveTelephone */
        delete: operations["identity.ApiIdentityV1TelephoneRemoveTelephone"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/v1/telephone/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** ConfirmTelephone */
        post: operations["identity.ApiIdentityV1TelephoneConfirmationConfirmTelephone"];
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
        /** Answer */
        "assistant.Answer": {
            /** Format: uuid */
            message_id: string;
            reponse: components["schemas"]["assistant.Reponse"];
        };
        /** AskQuestion */
        "assistant.AskQuestion": {
            client_message_id?: string | null;
            /** @enum {null|string} */
            langue?: "fr" | "ar" | "en" | null;
            texte: string;
        };
        /** Conversation */
        "assistant.Conversation": {
            /** Format: uuid */
            conversation_id: string;
            /** Format: date-time */
            cree_le: string;
            messages: components["schemas"]["assistant.Message"][];
            /** Format: date-time */
            modifiee_le: string;
            titre: string | null;
        };
        /** ConversationHead */
        "assistant.ConversationHead": {
            /** Format: uuid */
            conversation_id: string;
            /** Format: date-time */
            cree_le: string;
            /** Format: date-time */
            modifiee_le: string;
            titre: string | null;
        };
        /** FaqEntry */
        "assistant.FaqEntry": {
            code: string;
            question: components["schemas"]["assistant.Label"];
            reponse: components["schemas"]["assistant.Label"];
        };
        /** FieldError */
        "assistant.FieldError": {
            detail: string;
            pointer: string;
        };
        /** Label */
        "assistant.Label": {
            ar: string;
            en: string;
            fr: string;
        };
        /** Message */
        "assistant.Message": {
            /** Format: date-time */
            cree_le: string;
            /** @enum {string} */
            langue: "fr" | "ar" | "en";
            /** Format: uuid */
            message_id: string;
            reponse: components["schemas"]["assistant.Reponse"];
            texte: string;
        };
        /** Opened */
        "assistant.Opened": {
            /** Format: uuid */
            conversation_id: string;
        };
        /** Page[ConversationHead] */
        "assistant.Page_services.assistant.models.ConversationHead_": {
            items: components["schemas"]["assistant.ConversationHead"][];
            next?: string | null;
        };
        /** ProblemDocument */
        "assistant.ProblemDocument": {
            code: string;
            detail?: string | null;
            errors?: components["schemas"]["assistant.FieldError"][] | null;
            instance: string;
            status: number;
            title: string;
            trace_id?: string | null;
            type: string;
        };
        /** Reponse */
        "assistant.Reponse": {
            contact: string;
            faq: components["schemas"]["assistant.FaqEntry"][];
            services: components["schemas"]["assistant.ServiceCard"][];
            sources: components["schemas"]["assistant.Source"][];
            texte: string;
            trouve: boolean;
        };
        /** ServiceCard */
        "assistant.ServiceCard": {
            code: string;
            description: components["schemas"]["assistant.Label"] | null;
            flux: string | null;
            kind: string;
            label: components["schemas"]["assistant.Label"];
            organisme: components["schemas"]["assistant.Label"] | null;
            produit: components["schemas"]["assistant.Label"] | null;
            section: string;
            url: string | null;
        };
        /** Source */
        "assistant.Source": {
            code: string;
            /** @enum {string} */
            kind: "SERVICE" | "FAQ" | "GUIDE";
            label: components["schemas"]["assistant.Label"];
        };
        /** ActivateForfait */
        "billing.ActivateForfait": {
            date_debut?: string | null;
            ice: string;
            offre_code: string;
        };
        /** FieldError */
        "billing.FieldError": {
            detail: string;
            pointer: string;
        };
        /** Forfait */
        "billing.Forfait": {
            active_le: string | null;
            clos_le: string | null;
            consommees: number;
            /** Format: date-time */
            cree_le: string;
            /** Format: date */
            date_debut: string;
            /** Format: date */
            date_fin: string;
            /** @enum {string} */
            etat: "EN_ATTENTE_PAIEMENT" | "ACTIF" | "EPUISE" | "EXPIRE" | "RESILIE";
            /** Format: uuid */
            forfait_id: string;
            ice: string;
            label: components["schemas"]["billing.Label"];
            motif: string | null;
            offre_code: string;
            solde: number | null;
            total: number | null;
        };
        /** ForfaitCourant */
        "billing.ForfaitCourant": {
            code?: string | null;
            consommees?: number | null;
            date_debut?: string | null;
            date_fin?: string | null;
            /** @enum {string} */
            etat: "AUCUN" | "ILLIMITE" | "PACK" | "EPUISE";
            forfait_id?: string | null;
            libelle?: components["schemas"]["billing.Label"] | null;
            solde?: number | null;
            solde_tous?: number | null;
            total?: number | null;
        };
        /** Label */
        "billing.Label": {
            ar: string;
            en: string;
            fr: string;
        };
        /** OffreView */
        "billing.OffreView": {
            code: string;
            /** @constant */
            devise: "MAD";
            ht: string;
            label: components["schemas"]["billing.Label"];
            mois: number;
            operations: number | null;
            ttc: string;
        };
        /** Offres */
        "billing.Offres": {
            items: components["schemas"]["billing.OffreView"][];
        };
        /** Operation */
        "billing.Operation": {
            operation_ref: string;
            service_code: string;
            /** Format: date-time */
            soumise_le: string;
        };
        /** Page[Forfait] */
        "billing.Page_services.billing.models.Forfait_": {
            items: components["schemas"]["billing.Forfait"][];
            next?: string | null;
        };
        /** Page[Operation] */
        "billing.Page_services.billing.models.Operation_": {
            items: components["schemas"]["billing.Operation"][];
            next?: string | null;
        };
        /** ProblemDocument */
        "billing.ProblemDocument": {
            code: string;
            detail?: string | null;
            errors?: components["schemas"]["billing.FieldError"][] | null;
            instance: string;
            status: number;
            title: string;
            trace_id?: string | null;
            type: string;
        };
        /** TerminateForfait */
        "billing.TerminateForfait": {
            motif: string;
        };
        /** FacetValue */
        "catalog.FacetValue": {
            code: string;
            label: components["schemas"]["catalog.Label"] | null;
            nombre: number;
        };
        /** Facets */
        "catalog.Facets": {
            flux: components["schemas"]["catalog.FacetValue"][];
            organisme: components["schemas"]["catalog.FacetValue"][];
            produit: components["schemas"]["catalog.FacetValue"][];
            section: components["schemas"]["catalog.FacetValue"][];
        };
        /** FieldError */
        "catalog.FieldError": {
            detail: string;
            pointer: string;
        };
        /** Label */
        "catalog.Label": {
            ar: string;
            en: string;
            fr: string;
        };
        /** Lien */
        "catalog.Lien": {
            code: string;
            connexion: boolean;
            description: components["schemas"]["catalog.Label"];
            label: components["schemas"]["catalog.Label"];
            url: string;
            verified: boolean;
        };
        /** Liens */
        "catalog.Liens": {
            autres: components["schemas"]["catalog.Lien"][];
            portails: components["schemas"]["catalog.Lien"][];
            reseaux: components["schemas"]["catalog.Lien"][];
        };
        /** Menu */
        "catalog.Menu": {
            sections: components["schemas"]["catalog.MenuSection"][];
            total: number;
        };
        /** MenuSection */
        "catalog.MenuSection": {
            code: string;
            label: components["schemas"]["catalog.Label"];
            services: components["schemas"]["catalog.ServiceCard"][];
        };
        /** ProblemDocument */
        "catalog.ProblemDocument": {
            code: string;
            detail?: string | null;
            errors?: components["schemas"]["catalog.FieldError"][] | null;
            instance: string;
            status: number;
            title: string;
            trace_id?: string | null;
            type: string;
        };
        /** QuickLink */
        "catalog.QuickLink": {
            accessible: boolean;
            code: string;
            consomme: boolean;
            description: components["schemas"]["catalog.Label"];
            /** @enum {string} */
            flux: "IMPORT" | "EXPORT" | "IMPORT_EXPORT";
            keywords: string[];
            /** @enum {string} */
            kind: "DEMANDE" | "INTERNE" | "LIEN";
            label: components["schemas"]["catalog.Label"];
            organisme: components["schemas"]["catalog.Label"];
            organisme_code: string;
            produit: components["schemas"]["catalog.Label"];
            produit_code: string;
            section: string;
            url: string | null;
            url_verified: boolean;
        };
        /** QuickLinks */
        "catalog.QuickLinks": {
            items: components["schemas"]["catalog.QuickLink"][];
        };
        /** SearchResult */
        "catalog.SearchResult": {
            facettes: components["schemas"]["catalog.Facets"];
            items: components["schemas"]["catalog.ServiceCard"][];
            total: number;
        };
        /** ServiceCard */
        "catalog.ServiceCard": {
            code: string;
            consomme: boolean;
            description: components["schemas"]["catalog.Label"];
            /** @enum {string} */
            flux: "IMPORT" | "EXPORT" | "IMPORT_EXPORT";
            keywords: string[];
            /** @enum {string} */
            kind: "DEMANDE" | "INTERNE" | "LIEN";
            label: components["schemas"]["catalog.Label"];
            organisme: components["schemas"]["catalog.Label"];
            organisme_code: string;
            produit: components["schemas"]["catalog.Label"];
            produit_code: string;
            section: string;
            url: string | null;
            url_verified: boolean;
        };
        /** ServiceSheet */
        "catalog.ServiceSheet": {
            code: string;
            consomme: boolean;
            description: components["schemas"]["catalog.Label"];
            /** @enum {string} */
            flux: "IMPORT" | "EXPORT" | "IMPORT_EXPORT";
            keywords: string[];
            /** @enum {string} */
            kind: "DEMANDE" | "INTERNE" | "LIEN";
            label: components["schemas"]["catalog.Label"];
            organisme: components["schemas"]["catalog.Label"];
            organisme_code: string;
            produit: components["schemas"]["catalog.Label"];
            produit_code: string;
            profils: string[];
            section: string;
            soumission: components["schemas"]["catalog.Submission"] | null;
            url: string | null;
            url_verified: boolean;
        };
        /** Services */
        "catalog.Services": {
            items: components["schemas"]["catalog.ServiceCard"][];
        };
        /** StarService */
        "catalog.StarService": {
            service_code: string;
        };
        /** Submission */
        "catalog.Submission": {
            /** @enum {null|string} */
            motif: "FORFAIT_EPUISE" | null;
            ouverte: boolean;
        };
        /** Board */
        "dashboard.Board": {
            a_jour_a: string | null;
            annee: number;
            bons_a_delivrer: components["schemas"]["dashboard.Counts"];
            controles_physiques: components["schemas"]["dashboard.Counts"];
            declarations: components["schemas"]["dashboard.DeclaredCard"];
            delai_dedouanement: components["schemas"]["dashboard.Delay"];
            delai_domiciliation: components["schemas"]["dashboard.PlaceDelay"];
            forfait: components["schemas"]["dashboard.ForfaitCard"];
            ice: string;
            mois: number;
            titres_domicilies: components["schemas"]["dashboard.TitlesCard"];
            titres_imputes: components["schemas"]["dashboard.TitlesCard"];
        };
        /** Counts */
        "dashboard.Counts": {
            annee: number;
            mois: number;
        };
        /** Curves */
        "dashboard.Curves": {
            bons_a_delivrer: number[];
            controles_physiques: number[];
            declarations: number[];
            delai_dedouanement: (number | null)[];
            delai_domiciliation: (number | null)[];
            titres_domicilies: number[];
            titres_imputes: number[];
        };
        /** Declared */
        "dashboard.Declared": {
            mainlevees: number;
            nombre: number;
            valeur_mad: string;
        };
        /** DeclaredCard */
        "dashboard.DeclaredCard": {
            annee: components["schemas"]["dashboard.Declared"];
            mois: components["schemas"]["dashboard.Declared"];
        };
        /** Delay */
        "dashboard.Delay": {
            affichage: string;
            moi_secondes: number | null;
            n: number;
        };
        /** FieldError */
        "dashboard.FieldError": {
            detail: string;
            pointer: string;
        };
        /** ForfaitCard */
        "dashboard.ForfaitCard": {
            code?: string | null;
            /** @default 0 */
            consommees: number;
            date_fin?: string | null;
            /**
             * @default AUCUN
             * @enum {string}
             */
            etat: "AUCUN" | "ILLIMITE" | "PACK" | "EPUISE";
            solde?: number | null;
            total?: number | null;
        };
        /** Letter */
        "dashboard.Letter": {
            /** Format: uuid */
            dead_letter_id: string;
            detail: string;
            event_id: string | null;
            ice: string | null;
            nats_subject: string;
            reason: string;
            /** Format: date-time */
            received_at: string;
            replayed_at: string | null;
            source: string | null;
            type: string | null;
        };
        /** Notification */
        "dashboard.Notification": {
            /** Format: date-time */
            cree_le: string;
            lue_le?: string | null;
            /** Format: uuid */
            notification_id: string;
            params: {
                [key: string]: unknown;
            };
            subject: string | null;
            /** Format: date-time */
            survenu_le: string;
            type: string;
        };
        /** Page[Letter] */
        "dashboard.Page_services.dashboard.models.notifications.Letter_": {
            items: components["schemas"]["dashboard.Letter"][];
            next?: string | null;
        };
        /** Page[Notification] */
        "dashboard.Page_services.dashboard.models.notifications.Notification_": {
            items: components["schemas"]["dashboard.Notification"][];
            next?: string | null;
        };
        /** PlaceDelay */
        "dashboard.PlaceDelay": {
            affichage: string;
            moi_secondes: number | null;
            n: number;
            place_n: number | null;
            place_secondes: number | null;
        };
        /** ProblemDocument */
        "dashboard.ProblemDocument": {
            code: string;
            detail?: string | null;
            errors?: components["schemas"]["dashboard.FieldError"][] | null;
            instance: string;
            status: number;
            title: string;
            trace_id?: string | null;
            type: string;
        };
        /** Series */
        "dashboard.Series": {
            cartes: components["schemas"]["dashboard.Curves"];
            ice: string;
            mois: string[];
        };
        /** Titles */
        "dashboard.Titles": {
            montant_mad: string;
            nombre: number;
        };
        /** TitlesCard */
        "dashboard.TitlesCard": {
            annee: components["schemas"]["dashboard.Titles"];
            mois: components["schemas"]["dashboard.Titles"];
        };
        /** Unread */
        "dashboard.Unread": {
            non_lues: number;
        };
        /** Aide */
        "helpdesk.Aide": {
            entrees: components["schemas"]["helpdesk.Entree"][];
            telephone: string;
            telephone_affiche: string;
        };
        /** Chapitre */
        "helpdesk.Chapitre": {
            chapitre: string;
            code: string;
            corps: components["schemas"]["helpdesk.Label"];
            label: components["schemas"]["helpdesk.Label"];
        };
        /** Entree */
        "helpdesk.Entree": {
            code: string;
            description: components["schemas"]["helpdesk.Label"];
            label: components["schemas"]["helpdesk.Label"];
            path: string;
        };
        /** Etape */
        "helpdesk.Etape": {
            /** Format: date-time */
            le: string;
            motif: string | null;
            /** @enum {string} */
            statut: "NOUVELLE" | "AFFECTEE" | "EN_COURS" | "ATTENTE_CLIENT" | "REPONDUE" | "CLOTUREE" | "ANNULEE";
        };
        /** Faq */
        "helpdesk.Faq": {
            themes: components["schemas"]["helpdesk.Theme"][];
            total: number;
        };
        /** FieldError */
        "helpdesk.FieldError": {
            detail: string;
            pointer: string;
        };
        /** Guide */
        "helpdesk.Guide": {
            chapitres: components["schemas"]["helpdesk.Chapitre"][];
            code: string;
            label: components["schemas"]["helpdesk.Label"];
            service_code: string | null;
        };
        /** Label */
        "helpdesk.Label": {
            ar: string;
            en: string;
            fr: string;
        };
        /** Outline */
        "helpdesk.Outline": {
            chapitres: components["schemas"]["helpdesk.OutlineChapter"][];
            code: string | null;
            label: components["schemas"]["helpdesk.Label"];
            service_code: string | null;
        };
        /** OutlineChapter */
        "helpdesk.OutlineChapter": {
            chapitre: string;
            code: string | null;
            label: components["schemas"]["helpdesk.Label"];
        };
        /** Outlines */
        "helpdesk.Outlines": {
            items: components["schemas"]["helpdesk.Outline"][];
        };
        /** Page[ReclamationHead] */
        "helpdesk.Page_services.helpdesk.models.ReclamationHead_": {
            items: components["schemas"]["helpdesk.ReclamationHead"][];
            next?: string | null;
        };
        /** ProblemDocument */
        "helpdesk.ProblemDocument": {
            code: string;
            detail?: string | null;
            errors?: components["schemas"]["helpdesk.FieldError"][] | null;
            instance: string;
            status: number;
            title: string;
            trace_id?: string | null;
            type: string;
        };
        /** Question */
        "helpdesk.Question": {
            code: string;
            question: components["schemas"]["helpdesk.Label"];
            reponse: components["schemas"]["helpdesk.Label"];
        };
        /** Reclamation */
        "helpdesk.Reclamation": {
            /** Format: date-time */
            cree_le: string;
            details: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            genre: "RECLAMATION" | "INFORMATION" | "SUGGESTION" | "INCIDENT";
            ice: string | null;
            /** Format: date-time */
            modifie_le: string;
            motif_code: string | null;
            numero: string;
            objet: string | null;
            /** @enum {string} */
            priorite: "NORMALE" | "HAUTE";
            service_code: string | null;
            /** @enum {string} */
            statut: "NOUVELLE" | "AFFECTEE" | "EN_COURS" | "ATTENTE_CLIENT" | "REPONDUE" | "CLOTUREE" | "ANNULEE";
            texte: string | null;
            theme_code: string;
            /** Format: uuid */
            user_id: string;
        };
        /** ReclamationHead */
        "helpdesk.ReclamationHead": {
            /** Format: date-time */
            cree_le: string;
            /** @enum {string} */
            genre: "RECLAMATION" | "INFORMATION" | "SUGGESTION" | "INCIDENT";
            /** Format: date-time */
            modifie_le: string;
            motif_code: string | null;
            numero: string;
            objet: string | null;
            /** @enum {string} */
            priorite: "NORMALE" | "HAUTE";
            service_code: string | null;
            /** @enum {string} */
            statut: "NOUVELLE" | "AFFECTEE" | "EN_COURS" | "ATTENTE_CLIENT" | "REPONDUE" | "CLOTUREE" | "ANNULEE";
            theme_code: string;
        };
        /** Suivi */
        "helpdesk.Suivi": {
            etapes: components["schemas"]["helpdesk.Etape"][];
            reclamation: components["schemas"]["helpdesk.Reclamation"];
        };
        /** Theme */
        "helpdesk.Theme": {
            code: string;
            label: components["schemas"]["helpdesk.Label"];
            questions: components["schemas"]["helpdesk.Question"][];
        };
        /** Acte */
        "identity.Acte": {
            acte: string;
            details: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            le: string;
            motif: string | null;
            par: string | null;
            seq: number;
        };
        /** ActeAccompli */
        "identity.ActeAccompli": {
            /** Format: uuid */
            acte_id: string;
            /** @enum {string} */
            action: "PRISE" | "CONSULTATION" | "MODIFICATION";
            /** Format: date-time */
            at: string;
            mandant: string;
            mandant_ice: string;
            mandataire: string;
            mandataire_ice: string;
            nom: string;
            objet: string;
            /** Format: uuid */
            procuration_id: string;
            service_code: string;
        };
        /** ActeVu */
        "identity.ActeVu": {
            /** @enum {string} */
            acte: "CONFIRMER" | "TRANSMETTRE" | "DEMANDER_COMPLEMENT" | "COMPLETER" | "APPROUVER" | "REJETER" | "ANNULER" | "PRENDRE_EN_CHARGE" | "DEPOSER_DOUBLE";
            /** @default [] */
            champs: string[];
            /** @enum {string} */
            etat: "A_CONFIRMER" | "SOUMISE" | "COMPLEMENT_DEMANDE" | "APPROUVEE" | "REJETEE" | "ANNULEE" | "TRANSMISE";
            /** Format: date-time */
            le: string;
            message?: string | null;
            motif?: string | null;
            operateur?: string | null;
            /** @enum {string} */
            par: "DEMANDEUR" | "OPERATEUR" | "PORTAIL";
        };
        /** AddCle */
        "identity.AddCle": {
            nom: string;
            reponse: {
                [key: string]: unknown;
            };
        };
        /** Administrateur */
        "identity.Administrateur": {
            email: string;
            fonction: string;
            nom: string;
            prenom: string;
        };
        /** AffectationCompte */
        "identity.AffectationCompte": {
            /** Format: uuid */
            affectation_id: string;
            en_vigueur: boolean;
            ice: string | null;
            organisme: string | null;
            profil: string;
            raison_sociale: string | null;
            roles: string[];
        };
        /** Application */
        "identity.Application": {
            /** Format: date-time */
            confirmee_le: string;
            /** Format: uuid */
            device_id: string;
            nom: string;
            utilisee_le: string | null;
        };
        /** ApplicationAssociee */
        "identity.ApplicationAssociee": {
            /** Format: uuid */
            device_id: string;
            qr: string;
            secret: string;
            uri: string;
        };
        /** ApprouverSouscription */
        "identity.ApprouverSouscription": {
            derogation_ice?: string | null;
            organisme?: string | null;
            version: number;
        };
        /** ChampModifiable */
        "identity.ChampModifiable": {
            /** @enum {string} */
            champ: "prenom" | "nom" | "email" | "raison_sociale" | "rc" | "if_fiscal" | "adresse";
            ouverte: boolean;
            valeur: string | null;
        };
        /** ChangeMotDePasse */
        "identity.ChangeMotDePasse": {
            actuel: string;
            confirmation: string;
            nouveau: string;
        };
        /** Cle */
        "identity.Cle": {
            /** Format: uuid */
            cle_id: string;
            /** Format: date-time */
            creee_le: string;
            nom: string;
            synchronisee: boolean;
            utilisee_le: string | null;
        };
        /** ClientRemis */
        "identity.ClientRemis": {
            client: components["schemas"]["identity.FicheClient"];
            client_secret: string | null;
        };
        /** CodeEnvoye */
        "identity.CodeEnvoye": {
            /** Format: date-time */
            expire_le: string;
            numero: string;
        };
        /** CodesSecours */
        "identity.CodesSecours": {
            crees_le: string | null;
            restants: number;
        };
        /** CompleterSouscription */
        "identity.CompleterSouscription": {
            administrateur?: components["schemas"]["identity.Administrateur"] | null;
            adresse?: string | null;
            ice?: string | null;
            ice_atteste?: boolean | null;
            if_fiscal?: string | null;
            message: string;
            profils?: ("IMP" | "EXP" | "TRA" | "BNK" | "CON" | "FFW" | "MEA" | "TER" | "TPT")[] | null;
            raison_sociale?: string | null;
            rc?: string | null;
            telephone?: string | null;
            ville?: string | null;
        };
        /** Connexion */
        "identity.Connexion": {
            adresse: string | null;
            appareil: string | null;
            confirmation: boolean;
            contestable: boolean;
            contestee_le: string | null;
            courante: boolean;
            /** Format: date-time */
            le: string;
            /** @enum {string} */
            methode: "motdepasse" | "email" | "sms" | "secours" | "totp" | "passkey" | "code";
            /** @enum {string} */
            resultat: "SUCCES" | "ECHEC";
            seq: number;
        };
        /** Contestation */
        "identity.Contestation": {
            facteurs_retires: number;
            sessions_terminees: number;
        };
        /** DecideDemande */
        "identity.DecideDemande": {
            motif: string;
        };
        /** Demande */
        "identity.Demande": {
            champs: string[];
            message: string;
        };
        /** DemandeAide */
        "identity.DemandeAide": {
            adresse: string | null;
            appareil: string | null;
            /** Format: uuid */
            demande_id: string;
            effective_le: string | null;
            email: string;
            entreprises: string[];
            /** @enum {string} */
            etat: "OUVERTE" | "APPROUVEE" | "REFUSEE" | "ANNULEE" | "EFFECTIVE";
            nom: string;
            /** Format: date-time */
            ouverte_le: string;
            prenom: string;
            username: string;
        };
        /** DemanderComplement */
        "identity.DemanderComplement": {
            champs: ("ice" | "raison_sociale" | "rc" | "if_fiscal" | "adresse" | "ville" | "telephone" | "profils" | "administrateur" | "documents")[];
            message: string;
            version: number;
        };
        /** DemanderLien */
        "identity.DemanderLien": {
            email: string;
            reference: string;
        };
        /** DemanderModification */
        "identity.DemanderModification": {
            /** @enum {string} */
            champ: "prenom" | "nom" | "email" | "raison_sociale" | "rc" | "if_fiscal" | "adresse";
            motif: string;
            valeur: string;
        };
        /** DemandesAide */
        "identity.DemandesAide": {
            items: components["schemas"]["identity.DemandeAide"][];
        };
        /** Demarche */
        "identity.Demarche": {
            /** @enum {string} */
            acte: "soumettre" | "accepter" | "refuser" | "suspendre" | "reprendre" | "revoquer" | "renoncer";
            motif?: string | null;
        };
        /** DeposerSouscription */
        "identity.DeposerSouscription": {
            administrateur: components["schemas"]["identity.Administrateur"];
            adresse: string;
            consentement: boolean;
            email: string;
            ice: string;
            /** @default false */
            ice_atteste: boolean;
            if_fiscal: string;
            profils: ("IMP" | "EXP" | "TRA" | "BNK" | "CON" | "FFW" | "MEA" | "TER" | "TPT")[];
            raison_sociale: string;
            rc: string;
            telephone: string;
            ville: string;
        };
        /** Depot */
        "identity.Depot": {
            /** Format: date-time */
            a_confirmer_avant: string;
            cle_depot: string;
            reference: string;
        };
        /** DireMotif */
        "identity.DireMotif": {
            motif: string;
        };
        /** DocumentVu */
        "identity.DocumentVu": {
            /** Format: date-time */
            depose_le: string;
            /** Format: uuid */
            document_id: string;
            media_type: string;
            /** @enum {string} */
            nature: "ICE" | "RC" | "IF" | "CIN" | "MANDAT" | "AUTRE";
            nom: string;
            sha256: string;
            taille: number;
        };
        /** DonnerCode */
        "identity.DonnerCode": {
            code: string;
        };
        /** DonnerNumero */
        "identity.DonnerNumero": {
            numero: string;
        };
        /** Dossier */
        "identity.Dossier": {
            actes: ("CONFIRMER" | "TRANSMETTRE" | "DEMANDER_COMPLEMENT" | "COMPLETER" | "APPROUVER" | "REJETER" | "ANNULER" | "PRENDRE_EN_CHARGE" | "DEPOSER_DOUBLE")[];
            complement: components["schemas"]["identity.Demande"] | null;
            decidee_le: string | null;
            /** Format: date-time */
            deposee_le: string;
            derogation_ice: string | null;
            documents: components["schemas"]["identity.DocumentVu"][];
            email: string;
            entreprise_connue: string | null;
            est_a_moi: boolean;
            /** @enum {string} */
            etat: "A_CONFIRMER" | "SOUMISE" | "COMPLEMENT_DEMANDE" | "APPROUVEE" | "REJETEE" | "ANNULEE" | "TRANSMISE";
            histoire: components["schemas"]["identity.ActeVu"][];
            ice_valide: boolean;
            identification: components["schemas"]["identity.Identification"];
            /** @enum {string} */
            langue: "fr" | "ar" | "en";
            operateur: string | null;
            reference: string;
            refus: components["schemas"]["identity.Refus"] | null;
            soumise_le: string | null;
            /** Format: uuid */
            souscription_id: string;
            version: number;
        };
        /** Droits */
        "identity.Droits": {
            /** @enum {string} */
            profil: "IMP" | "EXP" | "TRA" | "BNK" | "CON" | "FFW" | "MEA" | "TER" | "TPT" | "ADM" | "DOU" | "OPE";
            roles: ("administrateur" | "saisie" | "validation" | "comptabilite" | "lecture")[];
        };
        /** EnregistrerClient */
        "identity.EnregistrerClient": {
            /** @default [] */
            audiences: (string | unknown)[];
            /** @enum {string} */
            auth_method: "client_secret_basic" | "private_key_jwt";
            backchannel_logout_uri?: string | null;
            client_id: string;
            grant_types: (("client_credentials" | "authorization_code" | "refresh_token") | unknown)[];
            home_uri?: string | null;
            jwks?: {
                [key: string]: unknown;
            } | null;
            /** @default false */
            may_introspect: boolean;
            motif: string;
            nom: string;
            organisme: string;
            /** @default [] */
            post_logout_redirect_uris: (string | unknown)[];
            /** @default [] */
            redirect_uris: (string | unknown)[];
            /** @default false */
            require_dpop: boolean;
            /** @default false */
            require_par: boolean;
            scope: string;
        };
        /** EnregistrerEntreprise */
        "identity.EnregistrerEntreprise": {
            adresse?: string | null;
            derogation_ice?: string | null;
            ice: string;
            if_fiscal?: string | null;
            motif: string;
            organisme?: string | null;
            profils: (("IMP" | "EXP" | "TRA" | "BNK" | "CON" | "FFW" | "MEA" | "TER" | "TPT" | "ADM" | "DOU" | "OPE") | unknown)[];
            raison_sociale: string;
            rc?: string | null;
        };
        /** Entreprise */
        "identity.Entreprise": {
            adresse?: string | null;
            /** Format: date-time */
            cree_le: string;
            ice: string;
            if_fiscal?: string | null;
            /** Format: date-time */
            modifie_le: string;
            profils: string[];
            raison_sociale: string;
            rc?: string | null;
        };
        /** Etape */
        "identity.Etape": {
            acr: string | null;
            acte: string;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            etat: "BROUILLON" | "EN_ATTENTE" | "ACTIVE" | "SUSPENDUE" | "REJETEE" | "REVOQUEE" | "EXPIREE";
            motif: string | null;
            nom: string | null;
            /** @enum {string} */
            par: "MANDANT" | "MANDATAIRE" | "DOUANE" | "SYSTEME";
        };
        /** Facteurs */
        "identity.Facteurs": {
            applications: components["schemas"]["identity.Application"][];
            cles: components["schemas"]["identity.Cle"][];
            codes_secours: components["schemas"]["identity.CodesSecours"];
            sms_possible: boolean;
            telephone: components["schemas"]["identity.Telephone"] | null;
        };
        /** FacteursRetires */
        "identity.FacteursRetires": {
            /** Format: date-time */
            effectif_le: string;
        };
        /** FicheClient */
        "identity.FicheClient": {
            audiences: string[];
            /** @enum {string} */
            auth_method: "client_secret_basic" | "private_key_jwt";
            backchannel_logout_uri: string | null;
            client_id: string;
            /** Format: date-time */
            cree_le: string;
            desactive_le: string | null;
            grant_types: string[];
            /** @default [] */
            historique: components["schemas"]["identity.Acte"][];
            home_uri: string | null;
            interne: boolean;
            jwks: {
                [key: string]: unknown;
            } | null;
            may_introspect: boolean;
            /** Format: date-time */
            modifie_le: string;
            nom: string;
            organisme: string | null;
            post_logout_redirect_uris: string[];
            redirect_uris: string[];
            require_dpop: boolean;
            require_par: boolean;
            scope: string;
        };
        /** FicheCompte */
        "identity.FicheCompte": {
            /** @default [] */
            affectations: components["schemas"]["identity.AffectationCompte"][];
            applications: number;
            cles: number;
            /** Format: date-time */
            cree_le: string;
            derniere_connexion: string | null;
            email: string;
            /** @default [] */
            historique: components["schemas"]["identity.Acte"][];
            langue: string | null;
            nom: string;
            prenom: string;
            sessions: number;
            /** @enum {string} */
            statut: "ACTIF" | "SUSPENDU";
            /** Format: uuid */
            user_id: string;
            username: string;
        };
        /** FicheEntreprise */
        "identity.FicheEntreprise": {
            adresse: string | null;
            /** Format: date-time */
            cree_le: string;
            derogation_ice: string | null;
            /** @default [] */
            historique: components["schemas"]["identity.Acte"][];
            ice: string;
            if_fiscal: string | null;
            /** Format: date-time */
            modifie_le: string;
            organisme: string | null;
            personnes: number;
            profils: string[];
            raison_sociale: string;
            rc: string | null;
            /** @enum {string} */
            statut: "ACTIVE" | "SUSPENDUE";
        };
        /** FicheMembre */
        "identity.FicheMembre": {
            affectations: components["schemas"]["identity.Droits"][];
            derniere_connexion: string | null;
            email: string;
            /** @enum {string} */
            etat: "ACTIF" | "SUSPENDU" | "BLOQUE";
            facteurs: ("APPLICATION" | "CLE" | "TELEPHONE" | "CODES")[];
            facteurs_retires_le: string | null;
            /** Format: date-time */
            membre_depuis: string;
            motif: string | null;
            nom: string;
            prenom: string;
            suspendu_le: string | null;
            /** Format: uuid */
            user_id: string;
            username: string;
        };
        /** FieldError */
        "identity.FieldError": {
            detail: string;
            pointer: string;
        };
        /** Identification */
        "identity.Identification": {
            administrateur: components["schemas"]["identity.Administrateur"];
            adresse: string;
            ice: string;
            ice_atteste: boolean;
            if_fiscal: string;
            profils: string[];
            raison_sociale: string;
            rc: string;
            telephone: string;
            ville: string;
        };
        /** Importation */
        "identity.Importation": {
            /** @default 0 */
            creees: number;
            /** @default 0 */
            inchangees: number;
            refusees?: components["schemas"]["identity.LigneRefusee"][];
        };
        /** Invitation */
        "identity.Invitation": {
            email: string;
            /** Format: date-time */
            envoye_le: string;
            /** @enum {string} */
            etat: "ENVOYEE" | "ACCEPTEE" | "ANNULEE" | "EXPIREE";
            /** Format: date-time */
            expire_le: string;
            /** Format: uuid */
            invitation_id: string;
            /** Format: date-time */
            invite_le: string;
            invite_par: string;
            /** @enum {string} */
            langue: "fr" | "ar" | "en";
            /** @enum {string} */
            profil: "IMP" | "EXP" | "TRA" | "BNK" | "CON" | "FFW" | "MEA" | "TER" | "TPT" | "ADM" | "DOU" | "OPE";
            roles: ("administrateur" | "saisie" | "validation" | "comptabilite" | "lecture")[];
        };
        /** Invite */
        "identity.Invite": {
            email: string;
            /**
             * @default fr
             * @enum {string}
             */
            langue: "fr" | "ar" | "en";
            /** @enum {string} */
            profil: "IMP" | "EXP" | "TRA" | "BNK" | "CON" | "FFW" | "MEA" | "TER" | "TPT" | "ADM" | "DOU" | "OPE";
            roles: ("administrateur" | "saisie" | "validation" | "comptabilite" | "lecture")[];
        };
        /** Libelle */
        "identity.Libelle": {
            ar: string;
            en: string;
            fr: string;
        };
        /** Ligne */
        "identity.Ligne": {
            adresse: string | null;
            appareil: string | null;
            client: string | null;
            details: {
                [key: string]: unknown;
            };
            ice: string | null;
            /** Format: date-time */
            le: string;
            nature: string;
            par: string | null;
            seq: number;
            sid: string | null;
            user_id: string | null;
            utilisateur: string | null;
        };
        /** LigneClient */
        "identity.LigneClient": {
            auth_method: string;
            client_id: string;
            desactive_le: string | null;
            grant_types: string[];
            nom: string;
            organisme: string | null;
        };
        /** LigneCompte */
        "identity.LigneCompte": {
            email: string;
            entreprises: string[];
            nom: string;
            prenom: string;
            /** @enum {string} */
            statut: "ACTIF" | "SUSPENDU";
            /** Format: uuid */
            user_id: string;
            username: string;
        };
        /** LigneEntreprise */
        "identity.LigneEntreprise": {
            ice: string;
            personnes: number;
            profils: string[];
            raison_sociale: string;
            /** @enum {string} */
            statut: "ACTIVE" | "SUSPENDUE";
        };
        /** LigneRefusee */
        "identity.LigneRefusee": {
            ligne: number;
            motif: string;
        };
        /** LigneSouscription */
        "identity.LigneSouscription": {
            /** @enum {string} */
            etat: "SOUMISE" | "COMPLEMENT_DEMANDE" | "APPROUVEE" | "REJETEE" | "ANNULEE" | "TRANSMISE";
            ice: string;
            ice_valide: boolean;
            operateur: string | null;
            profils: string[];
            raison_sociale: string;
            reference: string;
            /** Format: date-time */
            soumise_le: string;
            /** Format: uuid */
            souscription_id: string;
        };
        /** Membre */
        "identity.Membre": {
            affectations: components["schemas"]["identity.Droits"][];
            derniere_connexion: string | null;
            email: string;
            /** @enum {string} */
            etat: "ACTIF" | "SUSPENDU" | "BLOQUE";
            nom: string;
            prenom: string;
            /** Format: uuid */
            user_id: string;
            username: string;
        };
        /** MesModifications */
        "identity.MesModifications": {
            champs: components["schemas"]["identity.ChampModifiable"][];
            items: components["schemas"]["identity.Modification"][];
        };
        /** Modification */
        "identity.Modification": {
            a_confirmer: boolean;
            apres: string;
            avant: string | null;
            /** @enum {string} */
            champ: "prenom" | "nom" | "email" | "raison_sociale" | "rc" | "if_fiscal" | "adresse";
            /** Format: date-time */
            cree_le: string;
            decidee_le: string | null;
            /** @enum {string} */
            etat: "SOUMISE" | "ACCEPTEE" | "REFUSEE" | "ANNULEE";
            /** Format: uuid */
            modification_id: string;
            motif: string;
            reponse: string | null;
        };
        /** ModificationADecider */
        "identity.ModificationADecider": {
            a_confirmer: boolean;
            actuelle: string | null;
            apres: string;
            /** @enum {string} */
            champ: "prenom" | "nom" | "email" | "raison_sociale" | "rc" | "if_fiscal" | "adresse";
            /** Format: date-time */
            cree_le: string;
            decidee_le: string | null;
            decidee_par: string | null;
            /** @enum {string} */
            etat: "SOUMISE" | "ACCEPTEE" | "REFUSEE" | "ANNULEE";
            ice: string | null;
            la_mienne: boolean;
            /** Format: uuid */
            modification_id: string;
            motif: string;
            nom: string;
            prenom: string;
            raison_sociale: string | null;
            reponse: string | null;
            /** Format: uuid */
            user_id: string;
            username: string;
        };
        /** ModifierClient */
        "identity.ModifierClient": {
            /** @default [] */
            audiences: (string | unknown)[];
            backchannel_logout_uri?: string | null;
            grant_types: (("client_credentials" | "authorization_code" | "refresh_token") | unknown)[];
            home_uri?: string | null;
            jwks?: {
                [key: string]: unknown;
            } | null;
            /** @default false */
            may_introspect: boolean;
            /** Format: date-time */
            modifie_le: string;
            motif: string;
            nom: string;
            /** @default [] */
            post_logout_redirect_uris: (string | unknown)[];
            /** @default [] */
            redirect_uris: (string | unknown)[];
            /** @default false */
            require_dpop: boolean;
            /** @default false */
            require_par: boolean;
            scope: string;
        };
        /** ModifierEntreprise */
        "identity.ModifierEntreprise": {
            adresse?: string | null;
            if_fiscal?: string | null;
            /** Format: date-time */
            modifie_le: string;
            motif: string;
            organisme?: string | null;
            profils: (("IMP" | "EXP" | "TRA" | "BNK" | "CON" | "FFW" | "MEA" | "TER" | "TPT" | "ADM" | "DOU" | "OPE") | unknown)[];
            raison_sociale: string;
            rc?: string | null;
        };
        /** MonAffectation */
        "identity.MonAffectation": {
            ice: string | null;
            profil: string;
            raison_sociale: string | null;
            roles: string[];
        };
        /** MonEspace */
        "identity.MonEspace": {
            acr: string;
            email: string;
            ice: string | null;
            nom: string;
            organisme: string | null;
            prenom: string;
            profil: string;
            raison_sociale: string | null;
            roles: string[];
            username: string;
        };
        /** Nature */
        "identity.Nature": {
            code: string;
            label: components["schemas"]["identity.Libelle"];
        };
        /** Natures */
        "identity.Natures": {
            items: components["schemas"]["identity.Nature"][];
        };
        /** Nommer */
        "identity.Nommer": {
            nom: string;
        };
        /** NouveauxCodes */
        "identity.NouveauxCodes": {
            codes: string[];
        };
        /** Page[LigneClient] */
        "identity.Page_services.identity.models.clients.LigneClient_": {
            items: components["schemas"]["identity.LigneClient"][];
            next?: string | null;
        };
        /** Page[LigneCompte] */
        "identity.Page_services.identity.models.desk.LigneCompte_": {
            items: components["schemas"]["identity.LigneCompte"][];
            next?: string | null;
        };
        /** Page[LigneEntreprise] */
        "identity.Page_services.identity.models.desk.LigneEntreprise_": {
            items: components["schemas"]["identity.LigneEntreprise"][];
            next?: string | null;
        };
        /** Page[Connexion] */
        "identity.Page_services.identity.models.journal.Connexion_": {
            items: components["schemas"]["identity.Connexion"][];
            next?: string | null;
        };
        /** Page[Ligne] */
        "identity.Page_services.identity.models.journal.Ligne_": {
            items: components["schemas"]["identity.Ligne"][];
            next?: string | null;
        };
        /** Page[Invitation] */
        "identity.Page_services.identity.models.members.Invitation_": {
            items: components["schemas"]["identity.Invitation"][];
            next?: string | null;
        };
        /** Page[Membre] */
        "identity.Page_services.identity.models.members.Membre_": {
            items: components["schemas"]["identity.Membre"][];
            next?: string | null;
        };
        /** Page[ModificationADecider] */
        "identity.Page_services.identity.models.modifications.ModificationADecider_": {
            items: components["schemas"]["identity.ModificationADecider"][];
            next?: string | null;
        };
        /** Page[ActeAccompli] */
        "identity.Page_services.identity.models.procurations.ActeAccompli_": {
            items: components["schemas"]["identity.ActeAccompli"][];
            next?: string | null;
        };
        /** Page[Procuration] */
        "identity.Page_services.identity.models.procurations.Procuration_": {
            items: components["schemas"]["identity.Procuration"][];
            next?: string | null;
        };
        /** Page[LigneSouscription] */
        "identity.Page_services.identity.models.souscriptions.LigneSouscription_": {
            items: components["schemas"]["identity.LigneSouscription"][];
            next?: string | null;
        };
        /** Partenaire */
        "identity.Partenaire": {
            code: string;
            genre: string;
            nom: string;
        };
        /** Partenaires */
        "identity.Partenaires": {
            items: components["schemas"]["identity.Partenaire"][];
        };
        /** PrendreEnCharge */
        "identity.PrendreEnCharge": {
            /** @default false */
            reprendre: boolean;
        };
        /** ProblemDocument */
        "identity.ProblemDocument": {
            code: string;
            detail?: string | null;
            errors?: components["schemas"]["identity.FieldError"][] | null;
            instance: string;
            status: number;
            title: string;
            trace_id?: string | null;
            type: string;
        };
        /** Procuration */
        "identity.Procuration": {
            bureaux: string[];
            chapitres: string[];
            /** Format: date-time */
            cree_le: string;
            /** Format: date */
            date_debut: string;
            /** Format: date */
            date_fin: string;
            document_nom: string | null;
            /** @enum {string} */
            etat: "BROUILLON" | "EN_ATTENTE" | "ACTIVE" | "SUSPENDUE" | "REJETEE" | "REVOQUEE" | "EXPIREE";
            mandant: string;
            mandant_ice: string;
            mandataire: string;
            mandataire_ice: string;
            /** Format: date-time */
            modifie_le: string;
            montant_max: string | null;
            motif: string | null;
            perimetre: string[];
            /** Format: uuid */
            procuration_id: string;
            profil: string;
            /** @enum {string} */
            type: "DOUANE" | "PORTNET";
        };
        /** ProcurationSuivie */
        "identity.ProcurationSuivie": {
            actes: ("soumettre" | "accepter" | "refuser" | "suspendre" | "reprendre" | "revoquer" | "renoncer")[];
            /** @enum {string} */
            cote: "MANDANT" | "MANDATAIRE";
            etapes: components["schemas"]["identity.Etape"][];
            procuration: components["schemas"]["identity.Procuration"];
        };
        /** Redaction */
        "identity.Redaction": {
            bureaux?: string[];
            chapitres?: string[];
            /** Format: date */
            date_debut: string;
            /** Format: date */
            date_fin: string;
            mandataire_ice: string;
            montant_max?: string | null;
            perimetre: string[];
            /** @enum {string} */
            type: "DOUANE" | "PORTNET";
        };
        /** Refus */
        "identity.Refus": {
            champs: string[];
            message: string;
            motif: string;
        };
        /** ReglesMotDePasse */
        "identity.ReglesMotDePasse": {
            maximum: number;
            minimum: number;
            phrase_des: number;
        };
        /** RejeterSouscription */
        "identity.RejeterSouscription": {
            champs?: ("ice" | "raison_sociale" | "rc" | "if_fiscal" | "adresse" | "ville" | "telephone" | "profils" | "administrateur" | "documents")[];
            message: string;
            /** @enum {string} */
            motif: "PIECES_NON_CONFORMES" | "ICE_INVALIDE" | "ENTREPRISE_INCONNUE" | "DEJA_INSCRITE" | "MANDAT_NON_JUSTIFIE" | "SANS_REPONSE" | "AUTRE";
            version: number;
        };
        /** RenouvelerSecret */
        "identity.RenouvelerSecret": {
            /** Format: date-time */
            modifie_le: string;
            motif: string;
        };
        /** Session */
        "identity.Session": {
            acr: string;
            adresse: string | null;
            appareil: string | null;
            clients: string[];
            courante: boolean;
            /** Format: date-time */
            expire_le: string;
            ice: string | null;
            mandants: string[];
            /** Format: date-time */
            ouverte_le: string;
            profil: string | null;
            raison_sociale: string | null;
            /** Format: uuid */
            session_id: string;
            /** Format: date-time */
            vue_le: string;
        };
        /** Sessions */
        "identity.Sessions": {
            items: components["schemas"]["identity.Session"][];
        };
        /** SessionsFermees */
        "identity.SessionsFermees": {
            fermees: number;
        };
        /** SetAffectations */
        "identity.SetAffectations": {
            affectations: components["schemas"]["identity.Droits"][];
        };
        /** Societe */
        "identity.Societe": {
            ice: string;
            raison_sociale: string;
        };
        /** Suivi */
        "identity.Suivi": {
            a_confirmer_avant: string | null;
            actes: ("CONFIRMER" | "TRANSMETTRE" | "DEMANDER_COMPLEMENT" | "COMPLETER" | "APPROUVER" | "REJETER" | "ANNULER" | "PRENDRE_EN_CHARGE" | "DEPOSER_DOUBLE")[];
            complement: components["schemas"]["identity.Demande"] | null;
            /** Format: date-time */
            deposee_le: string;
            documents: components["schemas"]["identity.DocumentVu"][];
            email: string;
            /** @enum {string} */
            etat: "A_CONFIRMER" | "SOUMISE" | "COMPLEMENT_DEMANDE" | "APPROUVEE" | "REJETEE" | "ANNULEE" | "TRANSMISE";
            histoire: components["schemas"]["identity.ActeVu"][];
            identification: components["schemas"]["identity.Identification"];
            reference: string;
            refus: components["schemas"]["identity.Refus"] | null;
        };
        /** Suspend */
        "identity.Suspend": {
            motif: string;
        };
        /** Telephone */
        "identity.Telephone": {
            /** Format: date-time */
            confirme_le: string;
            numero: string;
            utilise_le: string | null;
        };
        /** Terminees */
        "identity.Terminees": {
            terminees: number;
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
    "assistant.ApiAssistantV1ConversationsPageConversations": {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["assistant.Page_services.assistant.models.ConversationHead_"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["assistant.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["assistant.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["assistant.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["assistant.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["assistant.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["assistant.ProblemDocument"];
                };
            };
        };
    };
    "assistant.ApiAssistantV1ConversationsOpenConversation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["assistant.Opened"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["assistant.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["assistant.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["assistant.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["assistant.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["assistant.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["assistant.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["assistant.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["assistant.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["assistant.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["assistant.ProblemDocument"];
                };
            };
        };
    };
    "assistant.ApiAssistantV1ConversationsConversationIdReadConversation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["assistant.Conversation"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["assistant.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["assistant.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["assistant.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["assistant.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["assistant.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["assistant.ProblemDocument"];
                };
            };
        };
    };
    "assistant.ApiAssistantV1ConversationsConversationIdDeleteConversation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["assistant.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["assistant.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["assistant.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["assistant.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["assistant.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["assistant.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["assistant.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["assistant.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["assistant.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["assistant.ProblemDocument"];
                };
            };
        };
    };
    "assistant.ApiAssistantV1ConversationsConversationIdMessagesAskQuestion": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["assistant.AskQuestion"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["assistant.Answer"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["assistant.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["assistant.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["assistant.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["assistant.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["assistant.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["assistant.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["assistant.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["assistant.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["assistant.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["assistant.ProblemDocument"];
                };
            };
        };
    };
    "billing.ApiBillingV1ForfaitReadCurrentForfait": {
        parameters: {
            query?: {
                /** @description For the operator only. */
                ice?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["billing.ForfaitCourant"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
        };
    };
    "billing.ApiBillingV1ForfaitsPageForfaits": {
        parameters: {
            query?: {
                /** @description For the operator only. */
                ice?: string | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["billing.Page_services.billing.models.Forfait_"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
        };
    };
    "billing.ApiBillingV1ForfaitsActivateForfait": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["billing.ActivateForfait"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["billing.Forfait"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
        };
    };
    "billing.ApiBillingV1ForfaitsForfaitIdReadForfait": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                forfait_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["billing.Forfait"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
        };
    };
    "billing.ApiBillingV1ForfaitsForfaitIdOperationsPageOperations": {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                forfait_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["billing.Page_services.billing.models.Operation_"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
        };
    };
    "billing.ApiBillingV1ForfaitsForfaitIdResilierTerminateForfait": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                forfait_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["billing.TerminateForfait"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["billing.Forfait"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
        };
    };
    "billing.ApiBillingV1OffresReadOffres": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["billing.Offres"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["billing.ProblemDocument"];
                };
            };
        };
    };
    "catalog.ApiCatalogV1AccesRapidesReadQuickLinks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalog.QuickLinks"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
        };
    };
    "catalog.ApiCatalogV1FavorisReadFavourites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalog.Services"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
        };
    };
    "catalog.ApiCatalogV1FavorisStarService": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["catalog.StarService"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
        };
    };
    "catalog.ApiCatalogV1FavorisCodeUnstarService": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
        };
    };
    "catalog.ApiCatalogV1LiensReadLiens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalog.Liens"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
        };
    };
    "catalog.ApiCatalogV1MenuReadMenu": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalog.Menu"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
        };
    };
    "catalog.ApiCatalogV1ServicesSearchServices": {
        parameters: {
            query?: {
                /** @description What was typed; case and accents do not matter. */
                q?: string;
                section?: string | null;
                organisme?: string | null;
                produit?: string | null;
                flux?: "IMPORT" | "EXPORT" | "IMPORT_EXPORT" | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalog.SearchResult"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
        };
    };
    "catalog.ApiCatalogV1ServicesCodeReadService": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalog.ServiceSheet"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["catalog.ProblemDocument"];
                };
            };
        };
    };
    "dashboard.ApiDashboardV1KpisReadKpis": {
        parameters: {
            query?: {
                /** @description Operators only: whose board to show. */
                ice?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["dashboard.Board"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
        };
    };
    "dashboard.ApiDashboardV1KpisSeriesReadSeries": {
        parameters: {
            query?: {
                /** @description Operators only: whose board to show. */
                ice?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["dashboard.Series"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
        };
    };
    "dashboard.ApiDashboardV1NotificationsListNotifications": {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
                non_lues?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["dashboard.Page_services.dashboard.models.notifications.Notification_"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
        };
    };
    "dashboard.ApiDashboardV1NotificationsCompteCountNotifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["dashboard.Unread"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
        };
    };
    "dashboard.ApiDashboardV1NotificationsLuesReadNotifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
        };
    };
    "dashboard.ApiDashboardV1NotificationsNotificationIdLueReadNotification": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                notification_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
        };
    };
    "dashboard.ApiDashboardV1QuarantaineListQuarantine": {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
                motif?: string | null;
                source?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["dashboard.Page_services.dashboard.models.notifications.Letter_"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
        };
    };
    "dashboard.ApiDashboardV1QuarantainePartenaireListOwnQuarantine": {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
                motif?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["dashboard.Page_services.dashboard.models.notifications.Letter_"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
        };
    };
    "dashboard.ApiDashboardV1StreamStream": {
        parameters: {
            query?: {
                /** @description Operators only: whose board to show. */
                ice?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stream Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["dashboard.ProblemDocument"];
                };
            };
        };
    };
    "helpdesk.ApiHelpdeskV1AideReadAide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["helpdesk.Aide"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["helpdesk.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["helpdesk.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["helpdesk.ProblemDocument"];
                };
            };
        };
    };
    "helpdesk.ApiHelpdeskV1FaqSearchFaq": {
        parameters: {
            query?: {
                /** @description What was typed; case and accents do not matter. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["helpdesk.Faq"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["helpdesk.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["helpdesk.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["helpdesk.ProblemDocument"];
                };
            };
        };
    };
    "helpdesk.ApiHelpdeskV1GuidesListGuides": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["helpdesk.Outlines"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["helpdesk.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["helpdesk.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["helpdesk.ProblemDocument"];
                };
            };
        };
    };
    "helpdesk.ApiHelpdeskV1GuidesCodeReadGuide": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["helpdesk.Guide"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["helpdesk.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["helpdesk.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["helpdesk.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["helpdesk.ProblemDocument"];
                };
            };
        };
    };
    "helpdesk.ApiHelpdeskV1ReclamationsPageReclamations": {
        parameters: {
            query?: {
                /** @description Only complaints of this priority. */
                priorite?: "NORMALE" | "HAUTE" | null;
                /** @description `next` of the page before. */
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["helpdesk.Page_services.helpdesk.models.ReclamationHead_"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["helpdesk.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["helpdesk.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["helpdesk.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["helpdesk.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["helpdesk.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["helpdesk.ProblemDocument"];
                };
            };
        };
    };
    "helpdesk.ApiHelpdeskV1ReclamationsNumeroReadReclamation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                numero: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["helpdesk.Suivi"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["helpdesk.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["helpdesk.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["helpdesk.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["helpdesk.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["helpdesk.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["helpdesk.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1AffectationsListOwnAffectations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.MonAffectation"][];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1ApplicationsBeginApplication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["identity.Nommer"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.ApplicationAssociee"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1ApplicationsDeviceIdRemoveApplication": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                device_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1ApplicationsDeviceIdRenameApplication": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                device_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["identity.Nommer"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1ApplicationsDeviceIdConfirmationConfirmApplication": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                device_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["identity.DonnerCode"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.Application"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1ClesAddCle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["identity.AddCle"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.Cle"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1ClesOptionsOfferCle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
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
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1ClesCleIdRemoveCle": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cle_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1ClesCleIdRenameCle": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cle_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["identity.Nommer"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1ClientsPageClients": {
        parameters: {
            query?: {
                q?: string | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.Page_services.identity.models.clients.LigneClient_"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1ClientsRegisterClient": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["identity.EnregistrerClient"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.ClientRemis"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1ClientsClientIdReadClient": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                client_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.FicheClient"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1ClientsClientIdChangeClient": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                client_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["identity.ModifierClient"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.FicheClient"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1ClientsClientIdActivationEnableClient": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                client_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["identity.DireMotif"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.FicheClient"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1ClientsClientIdDesactivationDisableClient": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                client_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["identity.DireMotif"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.FicheClient"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1ClientsClientIdSecretRenewSecret": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                client_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["identity.RenouvelerSecret"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.ClientRemis"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1CodesSecoursRenewCodesSecours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.NouveauxCodes"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1ComptesPageComptes": {
        parameters: {
            query?: {
                q?: string | null;
                etat?: "ACTIF" | "SUSPENDU" | null;
                ice?: string | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.Page_services.identity.models.desk.LigneCompte_"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1ComptesCompteIdReadCompte": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                compte_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.FicheCompte"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1ComptesCompteIdDeconnexionEndSessions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                compte_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["identity.DireMotif"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.SessionsFermees"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1ComptesCompteIdLienMotDePasseSendPasswordLink": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                compte_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["identity.DireMotif"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1ComptesCompteIdRetablissementReinstateCompte": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                compte_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["identity.DireMotif"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.FicheCompte"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1ComptesCompteIdSuspensionSuspendCompte": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                compte_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["identity.DireMotif"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.FicheCompte"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1ConnexionsPageConnexions": {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.Page_services.identity.models.journal.Connexion_"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1ConnexionsSeqContesterContestConnexion": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The sign-in's `seq`. */
                seq: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.Contestation"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1DemandesAideListDemandesAide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.DemandesAide"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1DemandesAideDemandeIdApprobationApproveDemandeAide": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                demande_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["identity.DecideDemande"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1DemandesAideDemandeIdRefusRefuseDemandeAide": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                demande_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["identity.DecideDemande"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1EntrepriseReadOwnEntreprise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.Entreprise"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1EntrepriseInvitationsListInvitations": {
        parameters: {
            query?: {
                etat?: "ENVOYEE" | "ACCEPTEE" | "ANNULEE" | "EXPIREE" | null;
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description How many, at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.Page_services.identity.models.members.Invitation_"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1EntrepriseInvitationsInvite": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["identity.Invite"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.Invitation"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1EntrepriseInvitationsInvitationIdCancelInvitation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                invitation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1EntrepriseInvitationsInvitationIdEnvoiSendAgain": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                invitation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.Invitation"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1EntrepriseJournalPageJournalEntreprise": {
        parameters: {
            query?: {
                /** @description Username or e-mail address of the person. */
                personne?: string | null;
                /** @description Kind of line, by its code. */
                nature?: string | null;
                /** @description First civil day of Morocco. */
                du?: string | null;
                /** @description Last civil day of Morocco, included. */
                au?: string | null;
                /** @description `next` of the page before. */
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.Page_services.identity.models.journal.Ligne_"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1EntrepriseJournalExportExportJournalEntreprise": {
        parameters: {
            query?: {
                /** @description Username or e-mail address of the person. */
                personne?: string | null;
                /** @description Kind of line, by its code. */
                nature?: string | null;
                /** @description First civil day of Morocco. */
                du?: string | null;
                /** @description Last civil day of Morocco, included. */
                au?: string | null;
                /** @description Language of the words; without it what `Accept-Language` prefers. */
                langue?: "fr" | "ar" | "en" | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stream Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1EntrepriseUtilisateursListMembers": {
        parameters: {
            query?: {
                /** @description Words of names, username or address. */
                q?: string;
                etat?: "ACTIF" | "SUSPENDU" | "BLOQUE" | null;
                role?: "administrateur" | "saisie" | "validation" | "comptabilite" | "lecture" | null;
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description How many, at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.Page_services.identity.models.members.Membre_"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1EntrepriseUtilisateursUserIdReadMember": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.FicheMembre"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1EntrepriseUtilisateursUserIdRemoveMember": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1EntrepriseUtilisateursUserIdAffectationsSetAffectations": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["identity.SetAffectations"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.FicheMembre"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1EntrepriseUtilisateursUserIdMotDePasseSendPasswordLink": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request accepted, processing continues off-line */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1EntrepriseUtilisateursUserIdRetraitFacteursResetFactors": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["identity.DecideDemande"];
            };
        };
        responses: {
            /** @description Request accepted, processing continues off-line */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.FacteursRetires"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1EntrepriseUtilisateursUserIdSessionsListColleagueSessions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.Sessions"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1EntrepriseUtilisateursUserIdSessionsEndColleagueSessions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.Terminees"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1EntrepriseUtilisateursUserIdSessionsSessionIdEndColleagueSession": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1EntrepriseUtilisateursUserIdSuspensionSuspendMember": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["identity.Suspend"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.FicheMembre"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1EntrepriseUtilisateursUserIdSuspensionReinstateMember": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.FicheMembre"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1EntreprisesPageEntreprises": {
        parameters: {
            query?: {
                q?: string | null;
                profil?: "IMP" | "EXP" | "TRA" | "BNK" | "CON" | "FFW" | "MEA" | "TER" | "TPT" | "ADM" | "DOU" | "OPE" | null;
                etat?: "ACTIVE" | "SUSPENDUE" | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.Page_services.identity.models.desk.LigneEntreprise_"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1EntreprisesRegisterEntreprise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["identity.EnregistrerEntreprise"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.FicheEntreprise"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1EntreprisesIceReadEntreprise": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ice: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.FicheEntreprise"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1EntreprisesIceChangeEntreprise": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ice: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["identity.ModifierEntreprise"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.FicheEntreprise"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1EntreprisesIceInvitationsListInvitations": {
        parameters: {
            query?: {
                etat?: "ENVOYEE" | "ACCEPTEE" | "ANNULEE" | "EXPIREE" | null;
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description How many, at most. */
                limit?: number;
            };
            header?: never;
            path: {
                ice: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.Page_services.identity.models.members.Invitation_"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1EntreprisesIceInvitationsInvite": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ice: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["identity.Invite"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.Invitation"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1EntreprisesIceInvitationsInvitationIdCancelInvitation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ice: string;
                invitation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1EntreprisesIceInvitationsInvitationIdEnvoiSendAgain": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ice: string;
                invitation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.Invitation"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1EntreprisesIceRetablissementReinstateEntreprise": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ice: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["identity.DireMotif"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.FicheEntreprise"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1EntreprisesIceSuspensionSuspendEntreprise": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ice: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["identity.DireMotif"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.FicheEntreprise"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1EntreprisesIceUtilisateursListMembers": {
        parameters: {
            query?: {
                /** @description Words of names, username or address. */
                q?: string;
                etat?: "ACTIF" | "SUSPENDU" | "BLOQUE" | null;
                role?: "administrateur" | "saisie" | "validation" | "comptabilite" | "lecture" | null;
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description How many, at most. */
                limit?: number;
            };
            header?: never;
            path: {
                ice: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.Page_services.identity.models.members.Membre_"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1EntreprisesIceUtilisateursUserIdReadMember": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ice: string;
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.FicheMembre"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1EntreprisesIceUtilisateursUserIdRemoveMember": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ice: string;
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1EntreprisesIceUtilisateursUserIdAffectationsSetAffectations": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ice: string;
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["identity.SetAffectations"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.FicheMembre"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1EntreprisesIceUtilisateursUserIdMotDePasseSendPasswordLink": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ice: string;
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request accepted, processing continues off-line */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1EntreprisesIceUtilisateursUserIdRetraitFacteursResetFactors": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ice: string;
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["identity.DecideDemande"];
            };
        };
        responses: {
            /** @description Request accepted, processing continues off-line */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.FacteursRetires"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1EntreprisesIceUtilisateursUserIdSuspensionSuspendMember": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ice: string;
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["identity.Suspend"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.FicheMembre"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1EntreprisesIceUtilisateursUserIdSuspensionReinstateMember": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ice: string;
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.FicheMembre"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1FacteursReadFacteurs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.Facteurs"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1JournalPageJournal": {
        parameters: {
            query?: {
                /** @description Username or e-mail address of the person. */
                personne?: string | null;
                /** @description Kind of line, by its code. */
                nature?: string | null;
                /** @description First civil day of Morocco. */
                du?: string | null;
                /** @description Last civil day of Morocco, included. */
                au?: string | null;
                /** @description `next` of the page before. */
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.Page_services.identity.models.journal.Ligne_"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1JournalExportExportJournal": {
        parameters: {
            query?: {
                /** @description Username or e-mail address of the person. */
                personne?: string | null;
                /** @description Kind of line, by its code. */
                nature?: string | null;
                /** @description First civil day of Morocco. */
                du?: string | null;
                /** @description Last civil day of Morocco, included. */
                au?: string | null;
                /** @description Language of the words; without it what `Accept-Language` prefers. */
                langue?: "fr" | "ar" | "en" | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stream Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1JournalNaturesListNatures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.Natures"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1ModificationsPageQueue": {
        parameters: {
            query?: {
                etat?: "SOUMISE" | "ACCEPTEE" | "REFUSEE" | "ANNULEE";
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.Page_services.identity.models.modifications.ModificationADecider_"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1ModificationsModificationIdAcceptationAccept": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                modification_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1ModificationsModificationIdRefusRefuse": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                modification_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["identity.DireMotif"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1MoiReadMonEspace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.MonEspace"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1MoiModificationsReadMine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.MesModifications"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1MoiModificationsAsk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["identity.DemanderModification"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.MesModifications"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1MoiModificationsModificationIdAnnulationCancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                modification_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.MesModifications"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1MotDePasseChangeMotDePasse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["identity.ChangeMotDePasse"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1MotDePasseReglesReadReglesMotDePasse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.ReglesMotDePasse"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1PartenairesListPartenaires": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.Partenaires"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1ProcurationsListProcurations": {
        parameters: {
            query?: {
                sens?: "donnees" | "recues";
                type?: "DOUANE" | "PORTNET" | null;
                etat?: ("BROUILLON" | "EN_ATTENTE" | "ACTIVE" | "SUSPENDUE" | "REJETEE" | "REVOQUEE" | "EXPIREE")[] | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.Page_services.identity.models.procurations.Procuration_"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1ProcurationsActesListActs": {
        parameters: {
            query?: {
                procuration?: string | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.Page_services.identity.models.procurations.ActeAccompli_"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1ProcurationsImportImportProcurations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.Importation"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1ProcurationsMandatairesIceReadAgent": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ice: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.Societe"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1ProcurationsProcurationIdReadProcuration": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                procuration_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.ProcurationSuivie"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1ProcurationsProcurationIdWriteProcuration": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                procuration_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["identity.Redaction"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.Procuration"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1ProcurationsProcurationIdThrowProcurationAway": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                procuration_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1ProcurationsProcurationIdDemarchesTakeStep": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                procuration_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["identity.Demarche"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.Procuration"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1ProcurationsProcurationIdDocumentReadDocument": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                procuration_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1ProcurationsProcurationIdDocumentAttachDocument": {
        parameters: {
            query: {
                nom: string;
            };
            header?: never;
            path: {
                procuration_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1SessionsListSessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.Sessions"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1SessionsEndOtherSessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.Terminees"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1SessionsSessionIdEndSession": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1SouscriptionsListSouscriptions": {
        parameters: {
            query?: {
                etat?: "SOUMISE" | "COMPLEMENT_DEMANDE" | "APPROUVEE" | "REJETEE" | "ANNULEE" | "TRANSMISE" | null;
                q?: string | null;
                cursor?: string | null;
                limite?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.Page_services.identity.models.souscriptions.LigneSouscription_"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1SouscriptionsOpenSouscription": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["identity.DeposerSouscription"];
            };
        };
        responses: {
            /** @description Request accepted, processing continues off-line */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.Depot"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1SouscriptionsSuiviSendLink": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["identity.DemanderLien"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1SouscriptionsSuiviReferenceFollow": {
        parameters: {
            query?: never;
            header: {
                "Souscription-Cle": string;
            };
            path: {
                reference: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.Suivi"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1SouscriptionsSuiviReferenceAnnulationCancel": {
        parameters: {
            query?: never;
            header: {
                "Souscription-Cle": string;
            };
            path: {
                reference: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.Suivi"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1SouscriptionsSuiviReferenceComplementAnswerComplement": {
        parameters: {
            query?: never;
            header: {
                "Souscription-Cle": string;
            };
            path: {
                reference: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["identity.CompleterSouscription"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.Suivi"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1SouscriptionsSuiviReferenceConfirmationConfirm": {
        parameters: {
            query?: never;
            header: {
                "Souscription-Cle": string;
            };
            path: {
                reference: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.Suivi"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1SouscriptionsSuiviReferenceDocumentsAddDocument": {
        parameters: {
            query: {
                nature: "ICE" | "RC" | "IF" | "CIN" | "MANDAT" | "AUTRE";
                nom: string;
            };
            header: {
                "Souscription-Cle": string;
            };
            path: {
                reference: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.DocumentVu"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Only PDF, JPEG and PNG documents are accepted */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1SouscriptionsSuiviReferenceDocumentsDocumentIdReadOwnDocument": {
        parameters: {
            query?: never;
            header: {
                "Souscription-Cle": string;
            };
            path: {
                reference: string;
                document_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1SouscriptionsSuiviReferenceDocumentsDocumentIdWithdrawDocument": {
        parameters: {
            query?: never;
            header: {
                "Souscription-Cle": string;
            };
            path: {
                reference: string;
                document_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1SouscriptionsSouscriptionIdReadSouscription": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                souscription_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.Dossier"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1SouscriptionsSouscriptionIdApprobationApprove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                souscription_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["identity.ApprouverSouscription"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.Dossier"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1SouscriptionsSouscriptionIdComplementAskComplement": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                souscription_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["identity.DemanderComplement"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.Dossier"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1SouscriptionsSouscriptionIdDocumentsDocumentIdReadDocument": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                souscription_id: string;
                document_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1SouscriptionsSouscriptionIdPriseEnChargeTakeInCharge": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                souscription_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["identity.PrendreEnCharge"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.Dossier"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1SouscriptionsSouscriptionIdRejetRefuse": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                souscription_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["identity.RejeterSouscription"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.Dossier"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1TelephoneGiveTelephone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["identity.DonnerNumero"];
            };
        };
        responses: {
            /** @description Request accepted, processing continues off-line */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.CodeEnvoye"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1TelephoneRemoveTelephone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
    "identity.ApiIdentityV1TelephoneConfirmationConfirmTelephone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["identity.DonnerCode"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity.Telephone"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Sign in to continue */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description There is no such thing here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The state has changed meanwhile */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description This kind of content is not taken here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Some values are wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description Too many requests; try again shortly */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
            /** @description The service is unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["identity.ProblemDocument"];
                };
            };
        };
    };
}
