// What is said about providers, and about what is left to do once numbers are attached, in German.
import type { ProviderTexts } from "./index.js";

export const de: ProviderTexts = {
  questions: {
    trunk: "Name des Trunks",
    realm: "Name vor .auth.bandwidth.com",
    company: "Name vor .sip-…",
    region: "Region",
    connector: "ID des Voice Connectors",
    pop: "Standort (POP)",
    server: "Server",
    space: "Space",
    app: "Anwendung",
    data_center: "Rechenzentrum",
    project: "Projekt",
    host: "Hostname",
    port: "Port",
    auth: "Anmeldung",
    sip_username: "SIP-Benutzername",
    sip_password: "SIP-Passwort",
  },
  settings: {
    origination_uri: "Origination-URI",
    host: "Host",
    port: "Port",
    signalling_addresses: "Adressen der Signalisierung",
    media_addresses: "Adressen der Medien",
    media_ports: "Ports der Medien",
    transport: "Transport",
    srtp: "SRTP",
    codecs: "Codecs",
    dtmf: "DTMF",
    number_format: "Nummernformat",
    endpoint: "Endpunkt für ausgehende Anrufe",
    endpoint_port: "TLS-Port des Endpunkts",
  },
  values: { "TLS 1.2 or newer": "TLS 1.2 oder neuer", "as assigned": "wie zugeteilt" },
  names: { "Other SBC or PBX": "Anderer SBC oder andere Anlage" },
  steps: {
    "Turn Secure Trunking on.": "Schalten Sie Secure Trunking ein.",
    "Turn Call Transfer (SIP REFER) on, and PSTN transfer if calls go on to the PSTN.":
      "Schalten Sie Call Transfer (SIP REFER) ein, und PSTN Transfer, wenn Anrufe ins Telefonnetz weitergehen.",
    "Add the origination URI.": "Tragen Sie die Origination-URI ein.",
    "Add a credential list, or an IP access control list with the six addresses.":
      "Legen Sie eine Liste mit Zugangsdaten an oder eine IP-Zugriffsliste mit den sechs Adressen.",
    "Create a SIP connection of type FQDN with the host, an A record and port 5061; choose it under inbound routing.":
      "Legen Sie eine SIP-Verbindung vom Typ FQDN mit dem Host, einem A-Record und Port 5061 an, und wählen Sie sie unter Inbound Routing.",
    "Inbound tab: choose TLS, SRTP (off by default) and +E.164.":
      "Reiter Inbound: Wählen Sie TLS, SRTP (anfangs aus) und +E.164.",
    "Assign an outbound voice profile and set credentials for outbound calls.":
      "Weisen Sie ein Outbound Voice Profile zu, und legen Sie Zugangsdaten für ausgehende Anrufe fest.",
    'On a Universal Platform account, ask by ticket for the "Bland interconnect".':
      "Bestellen Sie in einem Konto der Universal Platform per Ticket den „Bland interconnect“.",
    "Create the SIP endpoint, which both directions need, and note its port.":
      "Legen Sie den SIP-Endpunkt an, den beide Richtungen brauchen, und notieren Sie seinen Port.",
    "Create a username and password on its realm.": "Legen Sie in seinem Realm Benutzername und Passwort an.",
    "Turn secure on for the trunk; it is off by default.":
      "Schalten Sie für den Trunk „secure“ ein; es ist anfangs aus.",
    "Add an IP access control list, credentials, or both.":
      "Legen Sie eine IP-Zugriffsliste, Zugangsdaten oder beides an.",
    "Set TLS and SRTP of the trunk's domain to always or optional.":
      "Stellen Sie TLS und SRTP der Domain des Trunks auf „always“ oder „optional“.",
    "Add digest credentials or an access control list.": "Legen Sie Digest-Zugangsdaten oder eine Zugriffsliste an.",
    "Turn encryption on; then only TLS on port 5061 is taken.":
      "Schalten Sie die Verschlüsselung ein; dann wird nur noch TLS auf Port 5061 angenommen.",
    "Termination: allow the six addresses as /32 blocks.":
      "Termination: Erlauben Sie die sechs Adressen als /32-Blöcke.",
    "Termination: add credentials if you use them beside the addresses.":
      "Termination: Legen Sie Zugangsdaten an, wenn Sie sie neben den Adressen verwenden.",
    "Turn TLS and SRTP on for the trunk.": "Schalten Sie TLS und SRTP für den Trunk ein.",
    "Create credentials and allow at least one of the addresses: DIDWW asks for both.":
      "Legen Sie Zugangsdaten an, und erlauben Sie mindestens eine der Adressen: DIDWW verlangt beides.",
    "Use the credentials of the account: by IP address Flowroute wants a prefix before every number.":
      "Verwenden Sie die Zugangsdaten des Kontos: Nach IP-Adresse verlangt Flowroute ein Präfix vor jeder Nummer.",
    "Create a sub-account for the calls and turn encrypted SIP traffic on for it.":
      "Legen Sie für die Anrufe ein Unterkonto an, und schalten Sie dafür verschlüsselten SIP-Verkehr ein.",
    "Create a SIP endpoint with a user, or allow the six addresses.":
      "Legen Sie einen SIP-Endpunkt mit einem Benutzer an, oder erlauben Sie die sechs Adressen.",
    "Use the SIP login, or allow the six addresses.":
      "Verwenden Sie den SIP-Zugang, oder erlauben Sie die sechs Adressen.",
    "Allow the six addresses on the trunk; there is no registration.":
      "Erlauben Sie die sechs Adressen auf dem Trunk; eine Registrierung gibt es nicht.",
    "TLS is on port 443, TCP on 5070; {account}.pstn.exotel.com is the From domain, not the host.":
      "TLS läuft auf Port 443, TCP auf 5070; {account}.pstn.exotel.com ist die From-Domain, nicht der Host.",
    "Give the PBX an FQDN that can be reached from the Internet (version 20).":
      "Geben Sie der Anlage einen FQDN, der aus dem Internet erreichbar ist (Version 20).",
    "Add a SIP trunk with the region's host as server, port 5061, TLS, IP based and without registration.":
      "Legen Sie einen SIP-Trunk mit dem Host der Region als Server, Port 5061 und TLS an, IP-basiert und ohne Registrierung.",
    "Set the main number to one of the routed numbers.": "Wählen Sie als Hauptnummer eine der geleiteten Nummern.",
    "Version 18 has TLS trunks only with registration, and takes no wildcard certificate.":
      "Version 18 kennt TLS-Trunks nur mit Registrierung und nimmt kein Wildcard-Zertifikat.",
    "Ask for the route through Five9's AI agent programme; its team builds it.":
      "Bestellen Sie die Route über das KI-Agenten-Programm von Five9; dessen Team richtet sie ein.",
    "Let the IVR script send calls to the number on the trunk.":
      "Lassen Sie das IVR-Skript Anrufe an die Nummer auf dem Trunk leiten.",
    "Attach the inbound numbers on the trunk.": "Binden Sie die eingehenden Nummern auf dem Trunk an.",
    "Let the business unit join the existing partner trunk; there is no endpoint to enter.":
      "Lassen Sie die Business Unit in den bestehenden Partner-Trunk aufnehmen; ein Endpunkt wird nicht eingetragen.",
    "Create a BYOC trunk with TLS 1.2; it does not do mutual TLS.":
      "Legen Sie einen BYOC-Trunk mit TLS 1.2 an; gegenseitiges TLS kann er nicht.",
    "Allow the six addresses and set the termination identifier.":
      "Erlauben Sie die sechs Adressen, und setzen Sie den Termination Identifier.",
    "Put a certified SBC between Teams and the service; the endpoint is the SBC's host.":
      "Stellen Sie einen zertifizierten SBC zwischen Teams und den Dienst; der Endpunkt ist der Host des SBC.",
    "Create an inbound trunk for the numbers that allows the six addresses, or with a username and password.":
      "Legen Sie für die Nummern einen Inbound Trunk an, der die sechs Adressen erlaubt, oder einen mit Benutzername und Passwort.",
    "LiveKit uses UDP unless the URI has ;transport=tls.":
      "LiveKit verwendet UDP, wenn die URI nicht ;transport=tls enthält.",
    "Copy the project's ID, which begins with proj_, from the settings of the project.":
      "Kopieren Sie die ID des Projekts, die mit proj_ beginnt, aus seinen Einstellungen.",
    "Set a webhook for incoming calls.": "Richten Sie einen Webhook für eingehende Anrufe ein.",
    "Import the number as a SIP trunk with TLS.": "Importieren Sie die Nummer als SIP-Trunk mit TLS.",
    "Import the number with its SIP trunk.": "Importieren Sie die Nummer mit ihrem SIP-Trunk.",
    "Import the number with a SIP trunk credential.":
      "Importieren Sie die Nummer mit Zugangsdaten für einen SIP-Trunk.",
    "Give the SBC or PBX a public FQDN and a certificate for that name.":
      "Geben Sie SBC oder Anlage einen öffentlichen FQDN und ein Zertifikat für diesen Namen.",
    "Listen for TLS on port 5061 and take SRTP.": "Nehmen Sie TLS auf Port 5061 und SRTP an.",
    "Allow the six addresses in the firewall and trust them as SIP peers.":
      "Lassen Sie die sechs Adressen durch die Firewall, und vertrauen Sie ihnen als SIP-Gegenstellen.",
  },
  transferWays: {
    "A new call; no REFER": "Ein neuer Anruf; kein REFER",
    Yes: "Ja",
    "REFER to extensions": "REFER zu Nebenstellen",
    "Back to a skill or an agent": "Zurück zu einem Skill oder Agenten",
    "As deployed": "Je nach Einrichtung",
  },
  sources: {
    "Twilio: Elastic SIP Trunking, termination and origination":
      "Twilio: Elastic SIP Trunking, Termination und Origination",
    "Telnyx: SIP connections; SRV records of its hosts": "Telnyx: SIP-Verbindungen; SRV-Records der Hosts",
    "Bandwidth: SIP endpoints with authentication": "Bandwidth: SIP-Endpunkte mit Authentifizierung",
    "Plivo: Zentrunk outbound trunks": "Plivo: Zentrunk, ausgehende Trunks",
    "Vonage: SIP trunking domains": "Vonage: Domains für SIP-Trunks",
    "DIDWW: outbound trunks": "DIDWW: ausgehende Trunks",
    "Flowroute: points of presence": "Flowroute: Standorte",
    "VoIP.ms: servers and sub-accounts": "VoIP.ms: Server und Unterkonten",
    "SignalWire: domain applications": "SignalWire: Domain-Anwendungen",
    "Zadarma: SIP trunk settings": "Zadarma: Einstellungen des SIP-Trunks",
    "Bland: guide for 3CX": "Bland: Anleitung für 3CX",
    "Bland: guide for Five9": "Bland: Anleitung für Five9",
    "Bland: guide for NICE CXone": "Bland: Anleitung für NICE CXone",
    "Genesys Cloud: BYOC trunks": "Genesys Cloud: BYOC-Trunks",
    "LiveKit: SIP trunks": "LiveKit: SIP-Trunks",
    "OpenAI: Realtime API with SIP": "OpenAI: Realtime-API mit SIP",
    "Retell AI: custom telephony": "Retell AI: eigene Telefonie",
    "RFC 3261 §19.1.2; API: set up a trunk": "RFC 3261 §19.1.2; API: Trunk einrichten",
  },

  roles: { carrier: "Anbieter", pbx: "Anlage", contact_center: "Contact-Center", destination: "Dienst" },
  found: (count: number) => `${count} ${count === 1 ? "Eintrag" : "Einträge"}`,
  authModes: { credentials: "Benutzername und Passwort", ip: "IP-Adressen" },
  byAddress: "Der Anbieter lässt die Adressen des Dienstes zu; sie stehen unten bei „Dort eintragen“.",
  choose: "Auswählen…",
  wholeHost: (pattern: string) => `Wie in ${pattern}. Sie können auch den ganzen Host einfügen.`,
  keptAsIs: "unten eingetragen",
  required: "Tragen Sie das ein.",
  unusable: "Das passt hier nicht.",
  fillIn: "Anfrage ausfüllen",
  nothingAsked: (name: string) => `${name} richtet die Verbindung selbst ein. Hier ist kein Endpunkt einzutragen.`,
  isComplete: "All das steht schon in der Anfrage.",
  unwritable:
    "In die Richtungen dieses Entwurfs lässt sich nichts eintragen. Berichtigen Sie sie zuerst in der JSON-Ansicht.",
  filledIn: (name: string | null) => `Ausgefüllt für ${name ?? "Ihren SBC oder Ihre Anlage"}`,
  switchedOn: "eingeschaltet",
  changeAnswers: "Angaben ändern",
  toEnter: (name: string | null) => `Bei ${name ?? "Ihrem SBC oder Ihrer Anlage"} eintragen`,

  region: "Region des Dienstes",
  regionNames: { us2: "USA", ca2: "Kanada", asia2: "Asien", eu2: "Europa" },
  stepsTitle: "Schritte",
  settingsTitle: "Einstellungen",
  copyValue: (label: string, value: string) => `${label} kopieren: ${value}`,
  copyAll: "Alle kopieren",
  copyAllOf: (label: string) => `Alle kopieren: ${label}`,
  markdown: "Als Markdown kopieren",
  download: "Herunterladen",
  print: "Drucken",
  markdownWords: {
    region: "Region",
    setting: "Einstellung",
    value: "Wert",
    undocumented: "vom Anbieter nicht dokumentiert",
    transfers: "Weiterleitung",
    source: "Quelle",
  },

  nextSteps: "Nächste Schritte",
  nextPbx: "Tragen Sie das auf der anderen Seite ein.",
  pbxPasswordAbove: "das abgeleitete, oben gezeigt",
  nextFirewall:
    "Lassen Sie diese Adressen durch die Firewall, und vertrauen Sie allen als SIP-Gegenstellen. Eine Firewall-Regel allein endet in 403.",
  askAddresses: "Bei der API erfragen",
  addressesFailed: "Die API konnte ihre Adressen nicht nennen. Ihre Dokumentation führt sie auf.",
  sameAddresses: (region: string) => `Die API nennt für ${region} dieselben Adressen.`,
  otherAddresses: (region: string) => `Die API nennt andere Adressen als die von ${region} oben. Lassen Sie beide zu:`,
  nextAgent:
    "Weisen Sie jeder Nummer einen Agenten oder Pathway zu, und veröffentlichen Sie ihn. Sonst klingelt es, und der Anruf endet.",
  nextTest: "Machen Sie einen Testanruf in jede Richtung.",
  ifCallsFail: "Wenn Anrufe scheitern",
  symptom: "Was Sie sehen",
  remedy: "Was zu tun ist",
  failures: [
    [
      "403 ohne Aufforderung zur Anmeldung",
      "Die Gegenseite vertraut dem Dienst nicht. Tragen Sie alle sechs Adressen als SIP-Gegenstellen ein.",
    ],
    ["488 Not Acceptable Here", "SRTP ist aus. Schalten Sie es auf der Gegenseite ein."],
    ["Kein INVITE kommt an", "Die Firewall hält es auf. Lassen Sie die Adressen und Ports oben durch."],
    [
      "Nach einer Weiterleitung (REFER) fehlen Header",
      "Die Anlage verwirft die Parameter von Refer-To. Lassen Sie sie stehen.",
    ],
    [
      "Es klingelt, dann endet der Anruf",
      "Die Nummer hat keinen Agenten oder Pathway, oder er ist nicht veröffentlicht.",
    ],
  ],
};
