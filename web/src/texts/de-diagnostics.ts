// What the engine says, in German.

/** What follows “Die Basis-URL”, by the reason. */
export const addressProblems: Record<string, string> = {
  not_a_string: "muss ein Text sein.",
  other_option: "steht in einer anderen Option, die nicht gelesen wird; sie heißt base_url.",
  empty: "ist leer.",
  character:
    "enthält ein Leerzeichen, einen Backslash oder ein anderes Zeichen, das in keiner Adresse steht. Entfernen Sie es.",
  no_scheme: "beginnt nicht mit einem Schema wie https://.",
  scheme: "muss mit https:// beginnen, oder mit http:// auf diesem Rechner.",
  credentials: "enthält ein @ vor dem Host. Entfernen Sie es und alles davor; der API-Schlüssel wird eigens angegeben.",
  query: "enthält eine Abfrage oder ein Fragment. Entfernen Sie das ? oder # und was folgt.",
  no_host: "hat keinen Host. Schreiben Sie einen nach https://.",
  host_not_ascii:
    "enthält im Host einen Buchstaben außerhalb von ASCII, der vielleicht nur so aussieht. Tippen Sie den Host neu ein, oder schreiben Sie ihn in der Form xn--.",
  host_number:
    "hat einen Host, der als Zahl gelesen werden kann. Schreiben Sie eine IPv4-Adresse als vier Dezimalzahlen von 0 bis 255.",
  host: "hat einen Host, der nicht verwendbar ist. Prüfen Sie die Schreibweise.",
  port: "hat einen Port, der nicht verwendbar ist. Schreiben Sie eine Zahl von 1 bis 65535.",
  path: "hat einen Pfad, der anders aufgerufen würde, als er dasteht. Verwenden Sie nur ASCII, und kein . oder .. zwischen Schrägstrichen.",
};

/** What the engine says of a value in English, in the case that the templates need. */
export const phrases: Record<string, string> = {
  "A phone number": "Eine Rufnummer",
  "a string": "ein Text",
  "a number": "eine Zahl",
  "a boolean": "ein Wahrheitswert",
  "an array": "eine Liste",
  "an array of strings": "eine Liste von Texten",
  "an object": "ein Objekt",
  "an object with direction and headers": "ein Objekt mit direction und headers",
  "true or false": "true oder false",
  "a bare list": "eine bloße Liste",
  "a single mapping": "eine einzelne Zuordnung",
  "a carriage return": "einen Wagenrücklauf",
  "a line break": "einen Zeilenumbruch",
  "a NUL character": "ein NUL-Zeichen",
  "UTF-8, read as Windows-1252": "UTF-8, als Windows-1252 gelesen",
};

/** Templates by code; {name} stands for a parameter of the diagnostic. */
export const diagnostics: Record<string, string> = {
  "json.syntax": "Der JSON-Text ist ab Zeile {line}, Spalte {column} nicht lesbar.",
  "json.empty": "Es gibt nichts zu lesen; fügen Sie den JSON-Text der Anfrage ein.",
  "json.truncated":
    "Der JSON-Text endet in Zeile {line}, Spalte {column} mittendrin; kopieren Sie ihn noch einmal bis zum Ende.",
  "json.trailing_text": "Nach dem Ende des JSON-Werts folgt in Zeile {line}, Spalte {column} weiterer Text.",
  "json.is_curl": "Das ist ein Befehl, eine HTTP-Anfrage oder Programmcode, kein JSON; importieren Sie es.",
  "json.comment": "JSON kennt keine Kommentare; entfernen Sie den in Zeile {line}, Spalte {column}.",
  "json.trailing_comma": "Entfernen Sie das Komma in Zeile {line}, Spalte {column}: Ihm folgt nichts.",
  "json.single_quotes":
    "JSON verwendet nur doppelte Anführungszeichen; ändern Sie die einfachen in Zeile {line}, Spalte {column}.",
  "json.smart_quotes":
    "JSON verwendet nur gerade Anführungszeichen; ändern Sie die typografischen in Zeile {line}, Spalte {column}.",
  "json.unquoted_name": "Setzen Sie den Namen in Zeile {line}, Spalte {column} in doppelte Anführungszeichen.",
  "json.duplicate_key":
    "{field} steht {count}-mal in einem Objekt, und nur der letzte Wert zählt; entfernen Sie die anderen.",

  "field.wrong_type": "{field} muss {expected} sein, nicht {actual}.",
  "field.null": "{field} ist null und wird weggelassen.",
  "field.misplaced": "{field} gehört in {home}; hier ist es nicht dokumentiert und wird unverändert gesendet.",
  "field.misspelled": "{field} ist kein Feld dieses Aufrufs; meinen Sie {known}?",
  "field.placeholder": "{field} ist ein Platzhalter oder verdeckt; geben Sie den Wert selbst an.",
  "field.unknown": "{field} ist hier kein dokumentiertes Feld; es wird unverändert gesendet.",
  "field.other_call": "{field} gehört zu {call}; hier ist es nicht dokumentiert und wird unverändert gesendet.",
  "draft.not_an_object": "Die Anfrage muss ein JSON-Objekt sein, nicht {actual}.",
  "draft.flattened_keys":
    "{keys} ist die flache Form aus dem Beispiel der Dokumentation; die API erwartet verschachtelte Objekte unter directions.",
  "draft.flat_direction":
    "{field} steht oben, wie Befehlszeilen es schreiben; die API erwartet eine Liste namens directions, jede Richtung mit type.",
  "draft.is_answer":
    "Das ist eine Antwort der API und keine Anfrage; fügen Sie die gesendete Anfrage ein, oder eine Liste von Nummern.",
  "draft.other_call": "Das sieht nach der Anfrage für {call} aus, denn es enthält {field}; das ist ein anderer Aufruf.",
  "draft.several_bodies": "Das sind {count} Anfragen in einer Liste; senden Sie sie einzeln.",
  "draft.wrapped": "Die Anfrage steckt in {field}; geben Sie nur diese an.",
  "draft.secret_in_body": "{field} sieht nach einem API-Schlüssel aus; er gehört in den Header authorization.",
  "service.added": "service ist immer sip und wurde ergänzt.",
  "service.unsupported": "service muss sip sein.",

  "numbers.both_fields": "Geben Sie entweder phone_number oder phone_numbers an, nicht beides.",
  "numbers.required": "Fügen Sie mindestens eine Rufnummer hinzu.",
  "numbers.empty": "phone_numbers ist leer; fügen Sie mindestens eine Rufnummer hinzu.",
  "numbers.not_a_list": "phone_numbers muss ein Array von Strings sein.",
  "numbers.list_in_single": "phone_number nimmt eine Nummer; mehrere gehören in phone_numbers.",
  "numbers.several_in_one":
    "phone_number enthält {count} Nummern in einem Text; mehrere gehören als Liste in phone_numbers.",
  "numbers.none_left": "Keine der Nummern kann gesendet werden.",
  "numbers.more_infos": "Derselbe Hinweis ({code}) gilt für weitere Nummern: {count}.",
  "numbers.split": "{count} Nummern gehen in {requests} Anfragen, denn eine nimmt {limit}.",

  "number.empty": "Diese Nummer ist leer; tragen Sie eine ein oder entfernen Sie den Eintrag.",
  "number.text_too_long": "Dieser Eintrag ist {length} Bytes lang; eine Nummer hat höchstens {limit} Zeichen.",
  "number.not_e164":
    "{number} ist nicht als Rufnummer lesbar; schreiben Sie + und die Landesvorwahl, etwa +4930901820.",
  "number.region_required":
    "{number} hat keine Landesvorwahl; wählen Sie ein Land, oder schreiben Sie sie mit + und Landesvorwahl.",
  "number.missing_plus": "{number} fehlt das + einer internationalen Nummer; meinen Sie {value}?",
  "number.idd_prefix": "{number} beginnt mit 00 oder 011, wo E.164 ein + hat; meinen Sie {value}?",
  "number.unknown_country_code":
    "{number} beginnt mit keiner bekannten Landesvorwahl; prüfen Sie die Ziffern nach dem +, und fahren Sie fort, falls sie neu ist.",
  "number.too_short":
    "{number} hat zu wenige Ziffern; ergänzen Sie, was fehlt, etwa die Ortsvorwahl. Eine Nebenstelle oder Kurzwahl braucht eine Trunk-ID.",
  "number.too_long":
    "{number} hat zu viele Ziffern; vielleicht sind zwei Nummern oder eine Durchwahl zusammengelaufen.",
  "number.invalid_length":
    "{number} hat eine Länge, die der Rufnummernplan nicht kennt; prüfen Sie auf fehlende oder doppelte Ziffern.",
  "number.local_only": "{number} fehlt die Ortsvorwahl; schreiben Sie die ganze Nummer.",
  "number.extension":
    "{number} trägt die Durchwahl {extension}, die in E.164 keinen Platz hat; binden Sie {value} an oder geben Sie die Durchwahl mit einem Trunk einzeln an.",
  "number.range":
    "{number} ist ein Bereich von {first} bis {last}, insgesamt {count}; lösen Sie ihn auf oder schreiben Sie die Nummern einzeln.",
  "number.range_unclear":
    "{number} sieht nach einem Bereich von Nummern aus, doch wo er endet, ist nicht zu erkennen; schreiben Sie die erste und die letzte Nummer ganz aus, etwa +14156732000 - +14156732018.",
  "number.range_too_large":
    "{number} ist ein Bereich von {first} bis {last}, insgesamt {count}; höchstens {limit} werden auf einmal aufgelöst, teilen Sie ihn also.",
  "number.letter_for_digit":
    "{number} hat einen Buchstaben, der wie eine Ziffer aussieht; {value} ist eine vergebene Nummer.",
  "number.several": "{number} enthält mehrere Nummern; geben Sie jeder einen eigenen Eintrag.",
  "number.words_before":
    "{number} hat Wörter vor der Nummer {value}, nach denen sie vielleicht nicht angebunden werden soll; schreiben Sie nur die Nummer, wenn sie gemeint ist.",
  "number.words_behind": "{number} hat Wörter hinter der Nummer {value}; schreiben Sie nur die Nummer.",
  "number.ambiguous":
    "{number} ist {value}, wenn die Ziffern mit der Landesvorwahl beginnen, und sonst {other}; wählen Sie.",
  "number.percent_encoded": "{number} ist prozentkodiert wie in einer URL; schreiben Sie {value}.",
  "number.dialled_prefix":
    "{number} beginnt mit dem, was eine Telefonanlage oder ein Netz zuerst gewählt haben will, etwa 9 für das Amt oder *67; schreiben Sie die Nummer allein.",
  "number.dialled_characters":
    "{number} enthält * oder #; das sind Tasten eines Telefons und kein Teil einer Nummer; schreiben Sie die Nummer allein.",
  "number.spreadsheet_damage":
    "{number} hat eine Tabellenkalkulation aus einer langen Nummer gemacht, die letzten Ziffern sind verloren; formatieren Sie die Spalte als Text und kopieren Sie sie erneut.",
  "number.scientific_notation":
    "{number} ist eine Nummer in wissenschaftlicher Schreibweise; schreiben Sie die Ziffern aus und prüfen Sie auf ein verlorenes + oder führende Nullen.",
  "number.spreadsheet_decimal":
    "{number} bekam von einer Tabellenkalkulation Nachkommastellen; entfernen Sie sie und prüfen Sie auf ein verlorenes + oder führende Nullen.",
  "number.skipped": "{number} wird ausgelassen ({reason}).",
  "number.unassigned":
    "{number} liegt in keinem Bereich, den der Rufnummernplan von +{country_code} unseres Wissens vergeben hat; prüfen Sie sie und machen Sie weiter, wenn sie neu ist.",
  "number.leading_zero":
    "{number} hat eine Null nach der Landesvorwahl, wo es in den meisten Ländern keine gibt; ohne sie lautet die Nummer {value}. Prüfen Sie, welche gemeint ist.",
  "number.only_at_home":
    "{value} ist vergeben, aber kürzer als andere Nummern des Landes; prüfen Sie, ob Anrufer sie von außen erreichen.",
  "number.over_15_digits":
    "{value} hat {length} Ziffern; E.164 erlaubt {limit}. Manche Länder haben längere Nummern, aber nicht jedes Netz vermittelt sie.",
  "number.fictional": "{value} liegt im Bereich 555-0100 bis 555-0199, der für Filme und Beispiele reserviert ist.",
  "number.duplicate": "Wie Zeile {first}; wird einmal gesendet.",
  "number.invisible_characters": "Unsichtbare Zeichen wurden entfernt; gesendet wird {value}.",
  "number.from_name_addr": "{number} nennt die Nummer in spitzen Klammern; gesendet wird {value}.",
  "number.from_sip_uri": "{number} ist eine SIP-URI; gesendet wird die Nummer darin, als {value}.",
  "number.vanity_letters": "Die Buchstaben von {number} wurden zu Ziffern: Gesendet wird {value}.",
  "number.national_prefix":
    "Die nationale Vorwahlziffer in {number} wählt man nur im Inland, sie wurde weggelassen: Gesendet wird {value}.",
  "number.legacy_form": "{number} wählt man heute als {value}; das wird gesendet.",
  "number.region_assumed": "{number} wurde als Nummer aus {region} gelesen: Gesendet wird {value}.",
  "number.reformatted": "{number} wird als {value} gesendet.",
  "identity.blank":
    "{number} würde mit Leer-, Anführungs- oder anderen Zeichen gespeichert, und kein Anruf könnte dazu passen.",
  "identity.control_character": "Dieser Eintrag enthält ein Steuerzeichen, das kein SIP-Benutzer haben kann.",
  "identity.invisible_characters": "Dieser Eintrag enthält unsichtbare Zeichen, und kein Anruf könnte dazu passen.",
  "identity.too_long": "Dieser Eintrag ist {length} Bytes lang; ein SIP-Benutzer hat selten mehr als {limit}.",
  "identity.needs_escape":
    "{number} enthält Zeichen, die in einer SIP-URI maskiert werden, sodass Anrufe vielleicht nicht passen.",
  "identity.spreadsheet_decimal":
    "{number} bleibt, wie sie ist, sieht aber nach Nachkommastellen einer Tabellenkalkulation aus; entfernen Sie sie.",
  "identity.e164_available": "{number} bleibt wegen des Trunks, wie geschrieben; mit Landesvorwahl ist sie {value}.",
  "identity.verbatim": "{number} beginnt nicht mit +, deshalb behält sie der Trunk wie geschrieben.",

  "directions.required": "Schalten Sie eingehende Anrufe, ausgehende Anrufe oder beides ein.",
  "directions.empty": "directions ist leer; schalten Sie eingehende Anrufe, ausgehende Anrufe oder beides ein.",
  "directions.not_an_object": "Eine Richtung muss ein Objekt mit type sein, nicht {actual}.",
  "directions.duplicate": "directions enthält {type} mehrmals; behalten Sie eines davon.",
  "directions.type_required": "Eine Richtung braucht den type inbound oder outbound.",
  "directions.type_unknown": "{type} ist keine Richtung; schreiben Sie inbound oder outbound.",

  "auth.mode_unknown": "auth_mode muss ip oder register sein.",
  "auth.register_auth_required": "Geben Sie einen Benutzernamen und ein Passwort ein.",
  "auth.username_required": "Geben Sie einen Benutzernamen ein.",
  "auth.password_required": "Geben Sie ein Passwort mit mindestens 8 Zeichen ein.",
  "auth.password_too_short": "Das Passwort hat {length} Zeichen; es müssen mindestens {minimum} sein.",
  "auth.password_too_long": "Das Passwort hat {length} Zeichen; es dürfen höchstens {maximum} sein.",
  "auth.blank_at_ends":
    "{field} beginnt oder endet mit einem Leerzeichen; entfernen Sie es, wenn es nicht gemeint ist.",
  "auth.username_with_domain": "Der Benutzername enthält eine Domain; meist ist nur der Teil vor dem @ gemeint.",
  "auth.password_needs_escape":
    "Das Passwort enthält Zeichen, die in Konfigurationen oder SIP-URIs maskiert werden müssen; Buchstaben, Ziffern und -_.!~* sind sicher.",
  "auth.password_weak": "Das Passwort ist leicht zu erraten; ein langes zufälliges schützt vor Gebührenbetrug.",
  "auth.register_auth_unused": "register_auth wirkt nicht, solange auth_mode ip ist.",
  "auth.on_outbound":
    "{field} gehört zu eingehenden Richtungen; die Zugangsdaten ausgehender sind options.sip_username und sip_password.",
  "auth.derived_password":
    "Der Dienst registriert sich als dieser Benutzer bei Ihrem Server. Geben Sie dem Konto auf Ihrer Anlage oder Ihrem SBC das Passwort aus der Antwort (register_password_for_pbx), nicht das hier eingegebene; es wird nur einmal gezeigt.",
  "auth.registrar_unknown":
    "Der Dienst registriert sich bei Ihrem Server, aber weder sip_endpoint noch ein Trunk nennt ihn, und die API dokumentiert nicht, wo er sich dann registriert; geben Sie die Adresse Ihrer Anlage oder Ihres SBC an.",

  "uri.blank":
    "Die SIP-URI enthält ein Leerzeichen; entfernen Sie es oder schreiben Sie %20, wenn es zum Benutzer gehört.",
  "uri.control_character": "Die SIP-URI enthält ein Steuerzeichen; entfernen Sie es.",
  "uri.slashes": "Nach dem Schema einer SIP-URI steht kein //; schreiben Sie sip:host.",
  "uri.user_empty": "Vor dem @ steht kein Benutzer; schreiben Sie einen oder entfernen Sie das @.",
  "uri.escape": "Ein % braucht in einer SIP-URI zwei Hexziffern; schreiben Sie %25 für das Zeichen selbst.",
  "uri.second_at": "Eine SIP-URI hat ein @; schreiben Sie %40 für ein @, das zum Benutzer gehört.",
  "uri.no_host":
    "Der Host fehlt; schreiben Sie Name oder Adresse Ihrer Anlage, Ihres SBC oder Anbieters, etwa sip:your.provider.com.",
  "uri.host_character":
    "Ein Host kann {found} nicht enthalten; er besteht aus Buchstaben, Ziffern, Bindestrichen und Punkten.",
  "uri.host_underscore": "Ein Host kann keinen Unterstrich enthalten.",
  "uri.host_not_ascii":
    "Ein Host kann {found} nicht selbst enthalten; schreiben Sie die ASCII-Form des Namens (xn--…).",
  "uri.host_empty_label": "Ein Host beginnt nicht mit einem Punkt und hat keine zwei Punkte hintereinander.",
  "uri.host_hyphen": "{found} kann nicht mit einem Bindestrich beginnen oder enden.",
  "uri.host_too_long": "Der Host ist zu lang für das DNS: 63 Zeichen zwischen zwei Punkten, 253 insgesamt.",
  "uri.ipv4": "{found} ist keine IPv4-Adresse; schreiben Sie vier Zahlen von 0 bis 255 mit Punkten dazwischen.",
  "uri.ipv4_leading_zeros": "{found} hat führende Nullen, die manche Systeme oktal lesen; lassen Sie sie weg.",
  "uri.ipv6": "{found} ist keine IPv6-Adresse in Klammern; schreiben Sie sie wie [2001:db8::1].",
  "uri.ipv6_without_brackets": "{found} ist eine IPv6-Adresse; setzen Sie sie in eckige Klammern.",
  "uri.port_missing": "Nach dem Doppelpunkt steht kein Port.",
  "uri.port_not_a_number": "Der Port muss eine Zahl von 1 bis 65535 sein.",
  "uri.port_out_of_range": "Der Port muss eine Zahl von 1 bis 65535 sein, nicht {found}.",
  "uri.path": "Eine SIP-URI hat keinen Pfad; entfernen Sie den Schrägstrich und was danach kommt.",

  "endpoint.required":
    "Geben Sie einen SIP-Endpunkt wie sip:pbx.example.com ein, oder eine Trunk-ID, von der er geerbt wird.",
  "endpoint.empty": "Geben Sie die SIP-URI Ihrer Anlage, Ihres SBC oder Anbieters ein.",
  "endpoint.surrounding_blanks": "Der Endpunkt hat Leerzeichen an den Enden; er wird ohne sie gesendet.",
  "endpoint.read_as": "Das ist kurz für {normalized}.",
  "endpoint.bare_host": "Schreiben Sie sip: vor den Host.",
  "endpoint.host_port": "Schreiben Sie sip: vor den Host.",
  "endpoint.inbound_host_port": "Schreiben Sie sip: vor den Host: ohne das dokumentiert die API nur einen Host allein.",
  "endpoint.no_scheme": "Schreiben Sie sip: vor den Endpunkt.",
  "endpoint.transport_url": "{transport}:// ist keine SIP-URI; schreiben Sie sip:host;transport={transport}.",
  "endpoint.trailing_slash": "Nach dem Host einer SIP-URI steht kein Schrägstrich; entfernen Sie ihn.",
  "endpoint.scheme_case":
    "Das Schema ist in jeder Schreibung erlaubt, aber nicht jedes System liest es so; schreiben Sie es klein.",
  "endpoint.web_url":
    "{scheme}:// ist die Adresse eines Webservers; geben Sie die SIP-URI Ihrer Anlage, Ihres SBC oder Anbieters an.",
  "endpoint.dial_string":
    "Das ist ein Wählstring einer Anlage; geben Sie die Adresse an, unter der die Anlage oder ihr Anbieter zu erreichen ist, etwa sip:pbx.example.com.",
  "endpoint.unknown_scheme":
    "Ein Endpunkt kann keine {scheme}:-Adresse sein; schreiben Sie eine SIP-URI wie sip:your.provider.com.",
  "endpoint.phone_number":
    "Das ist eine Nummer, kein Host; nennen Sie die Anlage, den SBC oder Anbieter, über den der Anruf geht.",
  "endpoint.wrapped":
    "Schreiben Sie die SIP-URI allein, ohne spitze Klammern, Anführungszeichen, Namen oder zweites Schema.",
  "endpoint.address_range":
    "{found} ist ein Adressbereich, wie ihn Firewalls annehmen; ein Endpunkt ist ein einzelner Host. Schreiben Sie den Host, den Ihr Anbieter oder Ihre Telefonanlage für SIP nennt.",
  "endpoint.list": "Ein Endpunkt ist eine SIP-URI; für mehrere Hosts nehmen Sie einen DNS-Namen mit SRV-Einträgen.",
  "endpoint.password_in_uri":
    "Ein Passwort in einer SIP-URI wird überall gezeigt, wo die URI steht; verschieben Sie es in SIP-Benutzername und SIP-Passwort (sip_username, sip_password).",
  "endpoint.private_address":
    "{host} ist eine Adresse aus {block}, die aus dem Internet nicht erreichbar ist; geben Sie die öffentliche Adresse an.",
  "endpoint.loopback":
    "{host} meint die Maschine selbst; geben Sie die öffentliche Adresse Ihrer Anlage oder Ihres SBC an.",
  "endpoint.documentation_address":
    "{host} ist für Beispiele reserviert ({block}); geben Sie die wirkliche Adresse an.",
  "endpoint.local_name": "{host} ist ein Name eines lokalen Netzes ({suffix}), den der Dienst nicht auflösen kann.",
  "endpoint.look_alike":
    "{host} hat Zeichen, die in ihrer eigenen Schrift wie andere aussehen. Prüfen Sie, ob es der Host ist, den Sie meinen.",
  "endpoint.single_label": "{host} ist kein vollständiger Name; schreiben Sie ihn mit seiner Domain.",
  "endpoint.reserved_name":
    "Unter {suffix} gibt es keine Namen im öffentlichen DNS; geben Sie den wirklichen Namen an.",
  "endpoint.placeholder":
    "{placeholder} ist ein Platzhalter; geben Sie an, was bei Ihrem Anbieter oder Ihrer Telefonanlage dort steht.",
  "endpoint.own_service":
    "{host} gehört dem Dienst selbst, Anrufe liefen im Kreis; geben Sie den Host Ihrer Anlage, Ihres SBC oder Anbieters an.",
  "endpoint.teams_direct":
    "Microsoft Teams nimmt Anrufe nur von einem zertifizierten SBC an; geben Sie dessen Host an.",
  "endpoint.twilio_domain":
    "{host} ist eine SIP-Domain von Twilio für programmierte Anrufe; ein Elastic SIP Trunk hat eine Adresse wie your-trunk.pstn.twilio.com.",

  "options.encryption_not_stated":
    "Transport und Verschlüsselung der Medien sind nicht angegeben; der Dienst erwartet einen Endpunkt mit TLS auf Port 5061 und SRTP.",
  "provider.trunk_name_missing":
    "{host} ist die Domain von {provider} ohne einen Namen davor; geben Sie den Host Ihres Trunks an, etwa {expected}.",
  "provider.other_product":
    "{host} gehört zu einem anderen Produkt; SIP-Trunks von {provider} haben einen Host wie {expected}.",
  "provider.private_interconnect":
    "{host} ist für private Verbindungen zu {provider} und aus dem Internet nicht erreichbar; nehmen Sie einen öffentlichen Host des Trunks, etwa {expected}.",
  "provider.unknown_edge":
    "{host} nennt einen Standort, den {provider} nicht aufführt; prüfen Sie ihn oder nehmen Sie {expected}.",
  "provider.from_domain":
    "{host} ist bei {provider} die Domain des From-Headers; Anrufe gehen an einen Host wie {expected}.",
  "provider.unknown_host":
    "{host} ist kein Host, den {provider} für SIP-Trunks dokumentiert; diese sehen aus wie {expected}.",
  "provider.check_host":
    "{host} ist vermutlich nicht für Anrufe an {provider}; Trunks haben dort einen Host wie {expected}. Bitte prüfen, der Anbieter dokumentiert es nicht.",
  "provider.user_missing":
    "{provider} findet Ihr Konto über den Benutzer vor dem @, der mit {user} beginnt; schreiben Sie sip:{user}…@{host}.",
  "provider.wrong_port": "{provider} nimmt {transport} auf Port {port} an; stellen Sie Port {port} ein.",
  "provider.check_port":
    "{provider} nimmt {transport} vermutlich auf Port {port} an; bitte prüfen, der Anbieter dokumentiert es nicht.",
  "provider.port_missing": "{provider} vergibt für jeden SIP-Endpunkt einen Port; tragen Sie ihn ein.",
  "provider.credentials_missing": "{provider} verlangt Benutzername und Passwort; tragen Sie beides ein.",
  "provider.credentials_recommended":
    "Ohne Benutzername und Passwort verlangt {provider} ein Präfix vor jeder Nummer; tragen Sie beides ein.",
  "provider.no_register":
    "{provider} nimmt keine Registrierungen an; wählen Sie die Anmeldung über die Adresse und geben Sie dort die Adressen des Dienstes frei.",
  "provider.encryption_required":
    "{provider} lehnt {transport} ab, sobald die Verschlüsselung an ist, die der Dienst braucht; stellen Sie den Transport auf tls.",
  "provider.encryption_available":
    "{provider} nimmt TLS auf Port {port} an; stellen Sie den Transport auf tls statt {transport}.",
  "provider.forwards_back":
    "Eingehende Anrufe gingen weiter an {provider}, von wo sie ins Telefonnetz gehen; entfernen Sie den SIP-Endpunkt, oder geben Sie den Host Ihrer Telefonanlage an.",
  "provider.transport_missing":
    "{provider} verwendet {transport}, wenn der Transport nicht tls ist; stellen Sie ihn auf tls.",

  "options.port_out_of_range": "Der Port muss eine Zahl von 1 bis 65535 sein.",
  "options.transport_unknown": "Der Transport muss udp, tcp oder tls sein, klein geschrieben, nicht {transport}.",
  "options.empty": "{field} ist leer; füllen Sie es aus oder entfernen Sie es.",
  "options.surrounding_blanks": "{field} hat Leerzeichen an den Enden, die mitgesendet und verglichen werden.",
  "options.username_with_domain":
    "Ein SIP-Benutzername ist meist nur der Teil vor dem @; behalten Sie die Domain nur, wenn Ihr Anbieter sie verlangt.",
  "options.username_without_password":
    "Geben Sie ein SIP-Passwort ein, oder entfernen Sie den SIP-Benutzernamen: Eines wirkt nicht ohne das andere.",
  "options.password_without_username":
    "Geben Sie einen SIP-Benutzernamen ein, oder entfernen Sie das SIP-Passwort: Eines wirkt nicht ohne das andere.",
  "options.realm_is_address": "Der SIP-Realm hat kein Schema; geben Sie nur den Namen ein.",
  "options.realm_without_username": "Der SIP-Realm wirkt nicht ohne SIP-Benutzername und SIP-Passwort.",
  "options.port_contradicts_uri": "Port {port} ersetzt den Port {uri_port} des Endpunkts; behalten Sie einen davon.",
  "options.transport_contradicts_uri":
    "Transport {transport} widerspricht transport={uri_transport} des Endpunkts; behalten Sie eines davon.",
  "options.tls_on_5060": "Port 5060 ist für unverschlüsseltes SIP; SIP über TLS hat meist 5061.",
  "options.clear_on_5061": "Port 5061 ist für SIP über TLS, nicht für {transport}; setzen Sie den Transport auf tls.",
  "options.sips_without_tls":
    "Ein sips:-Endpunkt verlangt TLS, das {transport} nicht bietet; setzen Sie den Transport auf tls.",
  "options.clear_transport":
    "Der Dienst spricht nur TLS auf 5061 mit SRTP, {transport} geht vielleicht nicht; setzen Sie den Transport auf tls.",
  "options.tls_without_srtp":
    "Die Signalisierung ist verschlüsselt, die Gespräche sind es nicht; schalten Sie verschlüsselte Medien (SRTP) ein.",
  "options.srtp_without_tls":
    "Verschlüsselte Medien (SRTP) ohne TLS senden ihre Schlüssel unverschlüsselt; setzen Sie den Transport auf tls.",
  "options.tls_to_address":
    "TLS prüft den Namen im Zertifikat, und kaum eines nennt eine IP-Adresse; geben Sie statt {host} den Hostnamen an.",

  "headers.too_many": "Es sind {count} Zuordnungen, und die API nimmt bis zu {limit} je Nummer; entfernen Sie einige.",
  "headers.too_many_together":
    "Beide Richtungen haben zusammen {count} Zuordnungen; die API nimmt bis zu {limit} je Nummer und zählt vielleicht beide.",
  "headers.direction_mismatch":
    "headers sagt {direction}, steht aber in der Richtung {expected}; davon hängt ab, was key und value bedeuten.",
  "headers.unknown_type": "{type} ist keine Art von Zuordnung; schreiben Sie custom oder uui.",
  "headers.key_missing": "Geben Sie den Header oder die Variable ein, von der die Zuordnung ausgeht.",
  "headers.value_missing": "Geben Sie ein, wo die Zuordnung endet: eine Variable, einen Header oder den festen Text.",
  "headers.target_missing": "Geben Sie die Variable ein, in die oder aus der User-to-User gelesen wird.",
  "headers.invalid_name":
    "{name} kann kein Name eines SIP-Headers sein; nehmen Sie Buchstaben, Ziffern und Bindestriche.",
  "headers.reserved_name":
    "{header} gehört dem SIP-Protokoll und lässt sich nicht zuordnen; nehmen Sie einen eigenen Namen wie X-Account, oder die Variablen from und to.",
  "headers.injection": "{field} enthält {character}, womit der Header dort enden würde; entfernen Sie es.",
  "headers.swapped":
    "{header} sieht nach einem Header aus und {variable} nach einer Variable, aber in dieser Richtung ist es umgekehrt; vertauschen Sie sie.",
  "headers.reserved_variable":
    "Der Dienst setzt {variable} selbst und übergeht eine Zuordnung; nehmen Sie einen anderen Namen.",
  "headers.session_id":
    "{name} gehört dem Dienst: Er verbindet einen Anruf mit den Daten von POST /v1/inbound/session. Nehmen Sie einen anderen Namen.",
  "headers.original_identity":
    "Der Dienst behält {name} des ursprünglichen INVITE in {variable}; „anonymous“ heißt dort, dass der Anrufer es unterdrückt hat.",
  "headers.duplicate_header": "{name} ist doppelt zugeordnet; behalten Sie eine der Zuordnungen.",
  "headers.case_only_duplicate":
    "{name} und {first} sind in SIP derselbe Header, aber die API vergleicht genau; behalten Sie den, der wirklich gesendet wird.",
  "headers.already_arrives": "{name} kommt auch ohne Zuordnung an, als Variable {variable}.",
  "headers.unknown_encoding": "Die API nimmt als Kodierung hex oder ascii, nicht {encoding}.",

  "trunk.id_empty": "Geben Sie eine Trunk-ID ein, oder entfernen Sie sie.",
  "trunk.id_blank":
    "Die Trunk-ID beginnt oder endet mit einem Leer- oder Anführungszeichen, sodass vielleicht kein Trunk passt.",
  "trunk.direction_not_carried": "Der Trunk führt keine Anrufe der Richtung {type}.",
  "trunk.endpoint_differs":
    "Der Endpunkt ist nicht der des Trunks ({trunk_endpoint}); für diese Nummern gilt der hier eingegebene. Zugangsdaten und Header des Trunks gehen nur an seinen eigenen Host.",
  "trunk.no_endpoint":
    "Der Trunk hat keinen SIP-Endpunkt, ausgehende Anrufe haben also kein Ziel; geben Sie hier einen ein, oder im Trunk.",
  "trunk.override": "{field} gilt so, wie es hier eingegeben ist, was immer der Trunk hat.",
  "trunk.disagrees":
    "{field} {value} passt nicht zu {trunk_field} {trunk_value} des Trunks, was auch hier gilt; geben Sie hier beides an, oder keines.",
  "trunk.headers":
    "Die Zuordnungen von Headern des Trunks gelten für alle seine Nummern; Weiterleitungen (REFER) nehmen nur seine ausgehenden.",
  "trunk.headers_and_own":
    "Auch der Trunk hat Zuordnungen von Headern; ob diese sie ersetzen oder dazukommen, ist nicht dokumentiert, und Weiterleitungen (REFER) nehmen nur die des Trunks.",
  "context.unknown_region":
    "{region} ist nach ISO 3166-1 kein Land mit Rufnummern; nehmen Sie zwei Buchstaben, etwa {example}.",
  "context.base_url": "Die Basis-URL {problem}",
  "context.insecure_base_url":
    "{base_url} ist unverschlüsselt: API-Schlüssel und Passwörter wären unterwegs lesbar. Nehmen Sie https, oder lassen Sie HTTP zu {host} unter „Adresse der API“ zu.",
  "context.look_alike":
    "{host} hat Zeichen, die in ihrer eigenen Schrift wie andere aussehen, und der API-Schlüssel geht dorthin. Prüfen Sie, ob es der Host ist, den Sie meinen.",
  "context.like_service":
    "{host} trägt den Namen von bland.ai und gehört nicht zu dieser Domain, und der API-Schlüssel geht dorthin. Prüfen Sie, ob es der Host ist, den Sie meinen.",
  "context.insecure": "{base_url} ist unverschlüsselt; API-Schlüssel und Passwörter sind unterwegs lesbar.",

  "json.javascript_value":
    "Hier steht kein JSON, sondern was JavaScript für einen anderen Wert zeigt ({cause}); geben Sie ein einfaches Objekt ohne Funktionen, BigInts und Zyklen oder den Text von JSON.stringify.",
  "json.byte_order_mark":
    "Der JSON-Text beginnt mit einer unsichtbaren Byte-Reihenfolge-Marke, die übersprungen wird; speichern Sie die Datei als UTF-8 ohne sie.",
  "json.unquoted_number":
    "Setzen Sie die Rufnummer in Zeile {line}, Spalte {column} und alle weiteren in doppelte Anführungszeichen.",
  "json.foreign_literal":
    "JSON schreibt true, false und null klein; ändern Sie das Wort in Zeile {line}, Spalte {column} und alle weiteren.",
  "json.invisible_character":
    "Entfernen Sie das unsichtbare Zeichen in Zeile {line}, Spalte {column} und alle weiteren; oft kommt es beim Kopieren von Webseiten mit.",
  "json.line_break_in_string":
    "Der Text ab Zeile {line}, Spalte {column} läuft über das Zeilenende; schließen Sie ihn dort, oder schreiben Sie den Zeilenumbruch als \\n.",
  "json.control_character":
    "Maskieren Sie das Steuerzeichen in Zeile {line}, Spalte {column} und alle weiteren; ein Tabulator schreibt sich \\t.",
  "json.invalid_utf8": "Das Byte in Zeile {line}, Spalte {column} ist kein UTF-8; speichern Sie den Text als UTF-8.",
  "json.lone_surrogate":
    "In Zeile {line}, Spalte {column} steht ein halbes Zeichen (ein einzelnes Surrogat); schreiben Sie das ganze Zeichen oder beide Hälften des Paars.",
  "json.number_unsafe":
    "{field} hat mehr Ziffern, als eine JSON-Zahl behält; schreiben Sie den Wert in doppelte Anführungszeichen.",
  "json.number_rewritten":
    "{field} wird womöglich in anderer Form gesendet, etwa 1.1 statt 1.10, oder gerundet; schreiben Sie den Wert in doppelte Anführungszeichen, wenn jedes Zeichen zählt.",
  "text.lost_character":
    "Ein Zeichen dieses Textes ging verloren und wurde durch U+FFFD ersetzt; geben Sie es neu ein, oder speichern Sie die Datei als UTF-8.",
  "json.number_range": "Die Zahl in Zeile {line}, Spalte {column} ist zu groß, um gelesen zu werden.",
  "json.too_deep":
    "In Zeile {line}, Spalte {column} sind Listen und Objekte tiefer als {limit} Ebenen verschachtelt; eine Anfrage braucht weit weniger.",
  "json.more_duplicate_keys": "Weitere Felder stehen mehrfach da ({count}); nur ihre letzten Werte zählen.",
  "curl.not_recognized":
    "Das ist weder ein curl-Befehl noch Programmcode mit dem ganzen Inhalt eines attach-Aufrufs; fügen Sie das Ganze ein, etwa einen Befehl, der mit curl beginnt.",
  "curl.open_quote": "Der Befehl endet innerhalb von Anführungszeichen; kopieren Sie ihn noch einmal bis zum Ende.",
  "curl.typographic":
    "Der Befehl hat typografische Anführungszeichen oder Striche, die keine Shell kennt; sie werden wie einfache gelesen.",
  "curl.more_commands": "Alles außer dem ersten Aufruf von attach wird weggelassen.",
  "curl.several_calls":
    "Der Text ruft attach mehrmals auf, und nur der erste Aufruf wurde gelesen; fügen Sie die anderen einzeln ein.",
  "curl.no_url": "Der Aufruf hat keine URL; sein Inhalt wird wie einer für /v1/sip/attach gelesen.",
  "curl.several_urls": "Der Befehl hat mehrere URLs; nur die erste wird gelesen.",
  "curl.other_host":
    "Der API-Schlüssel würde an {host} gesendet, nicht an api.bland.ai. Prüfen Sie, ob Sie diesen Server meinen.",
  "curl.url_variable": "Die URL enthält eine Variable oder nur einen Pfad und wird deshalb nicht verwendet.",
  "curl.insecure_url": "Die URL ist nicht https: Der API-Schlüssel wäre unterwegs lesbar; nehmen Sie https.",
  "curl.unusable_url": "Die Adresse in der URL ist nicht verwendbar; prüfen Sie, wohin Sie senden.",
  "curl.query_left_out": "Die URL hat eine Abfrage, die attach nicht nimmt; sie wird weggelassen.",
  "curl.doubled_version": "Die URL enthält /v1/v1/; die Basis-URL darf nicht auf /v1 enden.",
  "curl.other_endpoint":
    "Das ruft {endpoint} auf, nicht /v1/sip/attach, also wurde nichts importiert; fügen Sie einen attach-Aufruf ein.",
  "curl.unknown_path": "Die URL endet nicht auf /v1/sip/attach; der Inhalt wird gelesen, als täte sie es.",
  "curl.method": "Attach nimmt POST, dieser Aufruf verwendet {method}; es wird POST.",
  "curl.no_body": "Der Aufruf hat keinen Inhalt, der hier lesbar ist; fügen Sie das JSON hinzu, das er sendet.",
  "curl.body_from_file":
    "Der Inhalt kommt aus einer Datei, die hier nicht lesbar ist; fügen Sie ein, was in der Datei steht.",
  "curl.body_is_form": "Der Aufruf sendet Formulardaten, attach nimmt aber JSON; senden Sie das JSON als Inhalt.",
  "curl.data_in_query": "Die Option -G setzt die Daten in die URL; entfernen Sie sie, damit sie der Inhalt werden.",
  "curl.several_bodies": "Der curl-Befehl hat mehrere -d, die curl mit & verbindet; setzen Sie das JSON in eines.",
  "curl.body_variable": "Der Inhalt enthält eine Variable, deren Wert hier unbekannt ist; schreiben Sie den Wert hin.",
  "curl.body_passed":
    "Der Code übergibt den Inhalt vor dem Senden einer Funktion, die ihn ändern kann; prüfen Sie, ob hier etwas fehlt.",
  "curl.sent_as_form":
    "Der Code sendet den Inhalt als Formulardaten, attach nimmt aber JSON; von hier wird JSON gesendet, und der Code muss es auch tun.",
  "curl.body_changed":
    "Der Programmcode ändert den Inhalt vor dem Senden, was sich hier nicht nachvollziehen lässt; fügen Sie den Aufruf mit dem Inhalt ein, wie er gesendet wird.",
  "curl.body_unclear":
    "Der Programmcode zeigt nicht, welchen Inhalt sein attach-Aufruf sendet; fügen Sie nur diesen Aufruf mit seinem Inhalt ein.",
  "curl.quotes_lost":
    "Die Shell nähme die Anführungszeichen des JSON weg; setzen Sie den ganzen Inhalt in einfache (bash, PowerShell) oder in doppelte, mit jedem inneren verdoppelt (cmd).",
  "curl.bare_body":
    "Setzen Sie den Inhalt in einfache Anführungszeichen; sonst nimmt die Shell die Anführungszeichen des JSON weg.",
  "curl.continuation_in_body":
    "Entfernen Sie die Backslashes am Zeilenende im Inhalt ({count}); in Anführungszeichen werden sie mitgesendet.",
  "curl.glued_option": "Setzen Sie ein Leerzeichen vor --{option}.",
  "curl.content_type": "Attach nimmt Content-Type: application/json; das wird statt der Angabe gesendet.",
  "curl.headers_left_out": "Diese Header werden weggelassen: {headers}.",
  "curl.header_malformed": "Ein Header hat nicht die Form Name: Wert; er wird weggelassen.",
  "curl.options_left_out": "Diese Optionen werden weggelassen: {options}.",
  "curl.stray_words":
    "Der Befehl enthält Wörter, die zu keiner Option gehören ({count}); prüfen Sie seine Anführungszeichen.",
  "curl.basic_auth":
    "Der Aufruf nimmt einen API-Schlüssel im Header authorization, nicht Benutzername und Passwort; diese werden weggelassen.",
  "curl.api_key_missing": "Im Header authorization ist kein API-Schlüssel; geben Sie ihn vor dem Senden ein.",
  "curl.api_key_placeholder":
    "Statt des API-Schlüssels ist ein Platzhalter da; geben Sie den Schlüssel vor dem Senden ein.",
  "curl.api_key_variable": "Der API-Schlüssel kommt aus einer Variablen; geben Sie ihn vor dem Senden ein.",
  "curl.api_key_bearer_twice": "Im Header authorization steht Bearer doppelt; schreiben Sie es einmal oder gar nicht.",
  "curl.api_key_quoted": "Um den API-Schlüssel stehen Anführungszeichen, die nicht dazugehören; entfernen Sie sie.",
  "curl.api_key_blank":
    "Der API-Schlüssel enthält ein Leerzeichen, einen Zeilenumbruch oder ein unsichtbares Zeichen; kopieren Sie ihn noch einmal ohne.",
  "curl.api_key_other_header": "Der API-Schlüssel gehört in den Header authorization, nicht in {header}.",
  "render.unknown_language": "In dieser Sprache lässt sich kein Programm schreiben; wählen Sie eine von {known}.",
  "render.no_request":
    "Es gibt keine Anfrage zu schreiben; geben Sie eine geplante Anfrage mit Methode und URL oder einen Plan an.",
  "render.too_long":
    "Das Programm ist länger, als ein Befehl hier sein darf ({limit} Bytes); nehmen Sie eine andere Sprache oder weniger Nummern auf einmal.",
  "bulk.empty": "In diesem Text gibt es nichts zu lesen; fügen Sie Nummern ein, eine je Zeile.",
  "bulk.no_number": "Hier sieht nichts nach einer Nummer aus; berichtigen Sie die Zeile oder ignorieren Sie sie.",
  "bulk.empty_cell":
    "Diese Zeile hat in der Spalte der Nummern keine; füllen Sie sie aus oder ignorieren Sie die Zeile.",
  "bulk.header": "Zeile {line} gilt als Überschrift der Spalten und wird nicht als Nummer gelesen.",
  "bulk.phone_column": "Die Nummern stammen aus Spalte {column}.",
  "bulk.no_such_column":
    "In diesem Text gibt es keine Spalte {column}, gezählt ab 0; die Nummern wurden stattdessen gesucht.",
  "bulk.other_phone_columns":
    "Gelesen wird nur Spalte {column}, doch auch in {others} stehen Nummern; fügen Sie diese für sich ein, um sie zu ergänzen.",
  "bulk.blocks_left_out":
    "{columns} kann angeben, für welchen Rufnummernblock eine Zeile steht, gelesen wird aber nur Spalte {column}; wählen Sie, wofür jede Spalte steht, oder schreiben Sie Blöcke als „erste - letzte“.",
  "bulk.uneven_rows":
    "Nicht jede Zeile hat {columns} Spalten wie die meisten ({count}, die erste ist Zeile {line}); setzen Sie Werte, die das Trennzeichen enthalten, in Anführungszeichen.",
  "bulk.unclosed_quote":
    "Das Anführungszeichen in Zeile {line}, Spalte {column} wird nie geschlossen; was folgt, wurde gelesen, als gäbe es keine.",
  "bulk.not_numbers":
    "Das ist keine Liste von Nummern ({kind}), deshalb wurde nichts davon gelesen; importieren Sie einen Befehl oder eine Anfrage, und speichern Sie eine Tabelle als CSV.",
  "bulk.encoding":
    "Einige Zeichen dieses Textes sind beschädigt: Er ist {encoding}; speichern Sie ihn als UTF-8, falls etwas fehlt.",
  "bulk.country_column": "Nationale Nummern wurden als Nummern des Landes in Spalte {column} gelesen.",
  "bulk.country_unknown":
    "Das Land „{country}“ in Zeile {line} ist unbekannt (solche Zeilen: {count}); schreiben Sie seinen ISO-Code, etwa GB, oder seine Landesvorwahl.",
  "bulk.joined_columns": "Die Nummern wurden aus den Spalten {columns} zusammengesetzt.",
  "bulk.columns_left_out": "Nicht verwendete Spalten: {columns}.",
  "bulk.extensions_left_out":
    "Durchwahlen werden ausgelassen ({count}, die erste in Zeile {line}); geben Sie sie mit einem Trunk einzeln an.",
  "bulk.removals_left_out":
    "Nummern, die als gelöscht oder ausgenommen gekennzeichnet sind, werden ausgelassen ({count}, die erste in Zeile {line}); tragen Sie ein, welche bleiben.",
  "bulk.numbers_outside":
    "Nummern über oder unter der Tabelle werden nicht gelesen (Zeilen: {count}, die erste ist {line}); fügen Sie sie einzeln ein, um sie aufzunehmen.",
  "bulk.rows_left_out": "Zeilen ohne Nummer werden ausgelassen ({count}, die erste ist Zeile {line}).",
  "bulk.lines_left_out": "Zeilen über oder unter der Tabelle werden ausgelassen ({count}, die erste ist Zeile {line}).",
  "bulk.words_left_out": "Wörter neben den Nummern werden ausgelassen ({count}, das erste in Zeile {line}).",
  "bulk.dates_left_out":
    "Daten, Uhrzeiten und Adressen werden ausgelassen ({count}, die erste Angabe in Zeile {line}).",
  "bulk.values_left_out":
    "Werte, die nach Nummern aussehen, werden ausgelassen, weil sie auskommentiert sind, ihr Name etwas anderes sagt oder sie Telefone von Ansprechpartnern sind ({count}, der erste in Zeile {line}: {name}).",
  "bulk.secret_left_out":
    "Texte, die nach einem API-Schlüssel oder Token aussehen, werden ausgelassen ({count}, der erste in Zeile {line}); halten Sie Schlüssel aus Nummernlisten heraus.",
  "uri.user_character":
    "Der Benutzerteil einer SIP-URI darf {found} nicht enthalten; schreiben Sie % und die beiden Hexziffern.",
  "uri.password_character":
    "Das Passwort in der SIP-URI hat ein Zeichen, das maskiert werden muss; setzen Sie es in das Feld SIP-Passwort (sip_password).",
  "uri.host_top_label":
    "Der letzte Teil eines Hostnamens, {found}, darf nicht mit einer Ziffer beginnen; prüfen Sie den Namen.",
  "uri.param_empty": "Hinter einem Semikolon steht kein Parameter; entfernen Sie das Semikolon.",
  "uri.param_without_value":
    "Der Parameter {found} hat hinter seinem = keinen Wert; schreiben Sie einen, oder entfernen Sie das =.",
  "uri.param_character": "Ein URI-Parameter darf {found} nicht enthalten; schreiben Sie % und die beiden Hexziffern.",
  "uri.param_repeated": "Die URI enthält den Parameter {found} doppelt; behalten Sie einen.",
  "uri.param_value":
    "Der Parameter {found} kann diesen Wert nicht haben: transport, user und method sind Wörter, ttl liegt zwischen 0 und 255, maddr ist ein Host.",
  "uri.header_form":
    "Hinter dem ? einer SIP-URI stehen Header als name=wert; entfernen Sie das ? und den Rest, ein Endpunkt braucht keine.",
  "uri.header_character": "Ein URI-Header darf {found} nicht enthalten; schreiben Sie % und die beiden Hexziffern.",
  "endpoint.pasted_characters":
    "Der Endpunkt enthält Zeichen, die beim Kopieren mitkamen, etwa unsichtbare, ähnlich aussehende oder maskierte; entfernen Sie sie.",
  "endpoint.user_slashes": "Der Benutzerteil beginnt mit // wie eine Webadresse; eine SIP-URI ist sip:benutzer@host.",
  "endpoint.uri_headers": "Was hinter dem ? steht, kann nicht zur Adresse einer Anfrage gehören; entfernen Sie es.",
  "endpoint.method_param": "Der Parameter method kann nicht zur Adresse einer Anfrage gehören; entfernen Sie ihn.",
  "endpoint.transport_param":
    "Der Dienst kennt als Transport udp, tcp und tls; transport={transport} funktioniert vielleicht nicht.",
  "endpoint.inbound_user":
    "Die API dokumentiert für einen eingehenden Endpunkt nur einen Host; prüfen Sie, ob Anrufe an den Teil vor dem @ weitergeleitet werden.",
  "endpoint.multicast_address":
    "{host} ist eine Multicast-Adresse aus {block}, an die kein Anruf gehen kann; nennen Sie die Adresse Ihrer Anlage oder Ihres SBC.",
  "endpoint.reserved_address":
    "{host} ist eine reservierte Adresse ({range}) aus {block}, die keine Anlage haben kann; nennen Sie die öffentliche Adresse Ihrer Anlage oder Ihres SBC.",
  "options.control_character": "{field} enthält ein Steuerzeichen, etwa einen Zeilenumbruch; entfernen Sie es.",
  "headers.unwrapped": "headers ist {actual}; gesendet wird ein Objekt mit direction und headers.",
  "headers.object_map":
    "Schreiben Sie eine Liste von Zuordnungen mit type, key und value: Namen und Werte allein sagen nicht, was gemeint ist.",
  "headers.list_missing":
    'headers hat keine Liste von Zuordnungen; ergänzen Sie "headers": [...] oder lassen Sie es weg.',
  "headers.empty_list":
    "Die Liste ist leer: Nichts wird zugeordnet, und das Ändern einer Nummer mit Zuordnungen löscht sie.",
  "headers.name_of_variable":
    "{name} ist die Variable, in der {header} ohne Zuordnung ankommt, kein Header; schreiben Sie den Namen des Headers.",
  "headers.direction_unknown":
    "Weder headers noch der Trunk nennt eine Richtung, von der abhängt, was key und value bedeuten; schreiben Sie inbound oder outbound.",
  "headers.direction_missing": "headers nennt seine Richtung nicht; {direction} wurde ergänzt.",
  "headers.mapping_not_object": "Eine Zuordnung muss ein Objekt mit type, key und value sein, nicht {actual}.",
  "headers.type_missing": "Die Zuordnung hat keinen Typ; sie wird als „{type}“ gesendet, wozu ihre Felder gehören.",
  "headers.compact_name":
    "„{name}“ ist die Kurzform des Headers {header}; schreiben Sie den langen Namen, wenn Sie ihn meinen.",
  "headers.control_character": "{field} enthält ein unsichtbares Steuerzeichen; entfernen Sie es.",
  "headers.too_long":
    "{field} ist {bytes} Bytes lang; andere Dienste und manche Anlagen nehmen nicht mehr als {limit}.",
  "headers.vendor_prefix":
    "{vendor} setzt Header wie {name} selbst und verwirft oder ersetzt Ihren womöglich; nehmen Sie einen eigenen Namen.",
  "headers.literal_without_passthrough":
    "Ohne passthrough ist value der Name des Headers, „{text}“ wird also nicht in {header} gesendet; setzen Sie dafür passthrough auf true.",
  "headers.needless_passthrough":
    "Mit passthrough ist value ein fester Text; entfernen Sie passthrough, um den Header {header} und die Variable {variable} einander zuzuordnen.",
  "headers.literal_template":
    "Mit passthrough gilt der Text, wie er dasteht, samt Klammern: „{text}“; für eine Variable ordnen Sie sie ohne passthrough zu.",
  "headers.empty_literal":
    "{name} bekommt einen leeren Text; schreiben Sie einen Wert, oder entfernen Sie die Zuordnung.",
  "headers.variable_name":
    "„{variable}“ ist kaum der Name einer Variablen; schreiben Sie den bloßen Namen, ohne Klammern und Leerzeichen.",
  "headers.duplicate_variable":
    "{variable} wird schon von einer früheren Zuordnung gesetzt, und nur ein Wert kann bleiben; geben Sie ihr einen anderen Namen. Groß und klein gilt gleich.",
  "headers.prefer_uui": "Für {name} gibt es Zuordnungen vom Typ uui, die die Daten auch kodieren und dekodieren.",
  "headers.uui_not_token":
    "{field} ist ein Parameter des Headers User-to-User und muss deshalb ein Wort ohne Leer- und Trennzeichen sein, nicht „{text}“.",
  "headers.uui_purpose_missing":
    "Ohne purpose bleibt offen, welcher Header User-to-User gemeint ist; schreiben Sie einen, etwa isdn-uui.",
  "headers.uui_target_is_header":
    "target ist die Variable; der Header heißt immer User-to-User. Schreiben Sie den Namen der Variablen statt „{target}“.",
  "headers.uui_not_hex": "Die Daten von „{text}“ sollen hexadezimal sein, sind aber keine Paare von Hexziffern.",
  "headers.uui_content_is_data":
    "content nennt die Art der Daten, etwa isdn-uui; die Daten selbst kommen aus der Variablen in target.",
  "trunk.id_is_address":
    "Das sieht nach einer Adresse oder Nummer aus, nicht nach einer Trunk-ID; geben Sie nur die ID ein, in der Adresse des Trunks der Teil nach trunks/.",
  "trunk.id_mismatch": "Nachgeschlagen ist der Trunk {known_id}, nicht {trunk_id}; er wird nicht verwendet.",
  "trunk.context_unused": "Ein Trunk ist nachgeschlagen, doch ohne Trunk-ID wird nichts geerbt.",
  "context.unusable": "Die Option {option} muss {expected} sein.",
  "context.unknown": "Die Option {option} gibt es nicht; sie wurde ignoriert. Verfügbar: {known}.",
  "context.base_url_path": "Die Basis-URL endet dort, wo der Pfad /v1/sip/attach beginnt: {base_url}.",
};

/** For “Alle beheben”, and for groups of equal problems. */
export const summaries: Record<string, string> = {
  "number.missing_plus": "Internationalen Nummern fehlt das Pluszeichen.",
  "number.idd_prefix": "Nummern beginnen mit 00 oder 011 statt mit einem Pluszeichen.",
  "number.region_required": "Diese Nummern haben keine Landesvorwahl. Wählen Sie ein Land.",
  "number.duplicate": "Nummern stehen mehrfach in der Liste.",
  "number.scientific_notation": "Nummern stehen in wissenschaftlicher Schreibweise.",
  "number.spreadsheet_decimal": "Nummern haben Nachkommastellen bekommen.",
  "number.ambiguous": "Ziffern sind mit und ohne Landesvorwahl eine Nummer.",
  "number.percent_encoded": "Nummern sind prozentkodiert.",
  "number.dialled_prefix": "Nummern beginnen mit einer Amtskennzahl oder einem Dienstcode.",
  "number.dialled_characters": "Nummern enthalten * oder #.",
  "number.spreadsheet_damage": "Eine Tabellenkalkulation hat Ziffern verloren.",
  "number.extension": "Nummern tragen eine Durchwahl.",
  "number.range": "Mehrere Nummern stehen als Bereich in einer Zeile.",
  "number.range_unclear": "Bei Bereichen ist nicht zu erkennen, wo sie enden.",
  "number.range_too_large": "Bereiche sind zu groß, um aufgelöst zu werden.",
  "number.not_e164": "Texte sind nicht als Rufnummer lesbar.",
  "number.too_short": "Nummern haben zu wenige Ziffern.",
  "number.too_long": "Nummern haben zu viele Ziffern.",
  "number.unassigned": "Nummern liegen in keinem bekannten Bereich.",
  "number.leading_zero": "Nummern haben eine Null nach der Landesvorwahl.",
  "number.only_at_home": "Nummern sind zu kurz für Anrufe aus dem Ausland.",
  "number.over_15_digits": "Nummern haben mehr als 15 Ziffern.",
  "number.fictional": "Nummern sind für Beispiele reserviert.",
  "number.reformatted": "Nummern wurden in die Form der API gebracht.",
  "number.region_assumed": "Nationale Nummern wurden mit dem Standardland gelesen.",
  "number.vanity_letters": "Buchstaben wurden zu Ziffern.",
  "number.letter_for_digit": "Nummern haben Buchstaben, die wie Ziffern aussehen.",
  "number.several": "Einträge enthalten mehrere Nummern.",
  "number.words_before": "Vor Nummern stehen Wörter, die sie vielleicht ausnehmen.",
  "number.words_behind": "Hinter Nummern stehen Wörter.",
  "identity.verbatim": "Einträge ohne Pluszeichen bleiben, wie sie sind.",
  "identity.spreadsheet_decimal": "Einträge haben Nachkommastellen bekommen.",
  "identity.e164_available": "Einträge ließen sich als E.164 schreiben.",
  "identity.blank": "Einträge haben Leer- oder Anführungszeichen.",
  "number.text_too_long": "Einträge sind zu lang für eine Rufnummer.",
  "number.unknown_country_code": "Nummern beginnen mit keiner bekannten Landesvorwahl.",
  "number.invalid_length": "Nummern haben eine Länge, die ihr Rufnummernplan nicht kennt.",
  "number.local_only": "Nummern fehlt die Ortsvorwahl.",
  "number.skipped": "Nummern, die nicht gesendet werden können, wurden ausgelassen.",
  "number.invisible_characters": "Unsichtbare Zeichen wurden aus Nummern entfernt.",
  "number.from_name_addr": "Nummern wurden aus spitzen Klammern genommen.",
  "number.from_sip_uri": "Nummern wurden aus einer SIP-URI genommen.",
  "number.national_prefix": "Eine (0) für Inlandsgespräche wurde weggelassen.",
  "number.legacy_form": "Eine veraltete Schreibweise wurde auf die heutige Nummer geändert.",
  "identity.too_long": "Einträge eines Trunks sind ungewöhnlich lang.",
  "identity.needs_escape": "Einträge eines Trunks haben Zeichen, die SIP maskieren muss.",
};
