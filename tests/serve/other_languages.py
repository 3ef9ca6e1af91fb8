"""Sentences that are neither Indonesian nor English, written for the tests."""

OTHERS = {
    "ms": [
        "Kereta itu terpaksa dihantar ke bengkel kerana enjinnya rosak pagi tadi.",
        "Awak boleh bayar wang itu di pejabat kami pada hari Isnin sahaja.",
        "Syarikat berkenaan menafikan bahawa pekerjanya mahu mogok minggu hadapan.",
    ],
    "jv": [
        "Bocah-bocah iku wis padha mulih saka sekolah nalika udan deres tekan desa.",
        "Aku ora ngerti kenapa dheweke durung teka ing omahe simbah dina iki.",
        "Sega lan jangan wis siap, ayo padha mangan bareng karo kanca-kanca.",
    ],
    "su": [
        "Abdi teu terang naha manehna can datang ka imah nepi ka ayeuna.",
        "Barudak keur arulin di buruan bari ngadagoan bapana balik ti sawah.",
        "Ieu jalan teh geus lila ruksak jeung can aya nu ngabebenah.",
    ],
    "tl": [
        "Pumunta ang mga bata sa palengke kahapon upang bumili ng sariwang isda.",
        "Hindi ko alam kung kailan siya babalik mula sa probinsya nila.",
        "Malakas ang ulan kaya walang pasok sa lahat ng paaralan ngayon.",
    ],
    "de": [
        "Der Zug nach Bremen hatte gestern Abend fast eine Stunde Verspätung.",
        "Wir haben den Schlüssel leider nicht gefunden und müssen jetzt warten.",
        "Meine Schwester kauft jeden Samstag frisches Brot beim Bäcker um die Ecke.",
    ],
    "nl": [
        "De kinderen zijn gisteren met de fiets naar het strand gegaan.",
        "Ik weet niet of de winkel morgen open is, maar we kunnen het proberen.",
        "Het regende zo hard dat niemand buiten wilde blijven staan.",
    ],
    "fr": [
        "Le marché du village ouvre à six heures et ferme avant midi.",
        "Nous avons perdu les clés de la maison dans le jardin de nos voisins.",
        "Elle ne sait pas encore si son frère viendra pour les vacances.",
    ],
    "es": [
        "La panadería de la esquina vende el mejor pan de toda la ciudad.",
        "Mis abuelos llegaron tarde porque el autobús se averió en la carretera.",
        "No sabemos todavía quién va a cuidar del perro durante el viaje.",
    ],
    "pt": [
        "O barco saiu do porto antes do amanhecer com quinze pescadores.",
        "Não encontrei o livro que você deixou em cima da mesa da cozinha.",
        "As crianças brincavam na rua quando começou a chover muito forte.",
    ],
    "it": [
        "Il gatto dorme sempre sulla sedia vicino alla finestra della cucina.",
        "Domani mattina andremo al mercato per comprare la frutta e il pesce.",
        "Non ho capito perché il treno si è fermato in mezzo alla campagna.",
    ],
    "tr": [
        "Komşumuz her sabah erkenden kalkıp bahçedeki çiçekleri sular.",
        "Yarın hava güzel olursa çocuklarla birlikte göle gideceğiz.",
    ],
    "vi": [
        "Sáng nay mẹ tôi đi chợ mua cá tươi và rau để nấu bữa trưa.",
        "Chúng tôi chưa biết khi nào xe buýt sẽ đến bến này.",
    ],
    "sv": [
        "Barnen sprang hem från skolan när det började snöa på eftermiddagen.",
        "Jag har inte hunnit läsa boken som du gav mig förra veckan.",
    ],
    "ru": [
        "Вчера вечером соседи долго играли на гитаре во дворе.",
        "Магазин закрыт до понедельника из-за ремонта.",
    ],
    "ar": ["وصل القطار إلى المدينة متأخرا بسبب المطر الغزير.", "لا أعرف أين وضعت مفاتيح البيت."],
    "zh": ["昨天晚上我们在河边的小饭馆吃了鱼。", "他明天早上坐火车去看望祖父母。"],
    "ja": ["駅前の小さな店で新しい傘を買いました。", "明日の朝は早く起きて海まで歩きます。"],
    "th": ["เมื่อวานฝนตกหนักจนถนนหน้าบ้านมีน้ำท่วม", "แม่ซื้อปลาสดจากตลาดทุกเช้า"],
    "hi": ["कल शाम हम नदी के किनारे टहलने गए थे।", "दुकान सोमवार तक बंद रहेगी।"],
}
"""ISO 639 code -> sentences."""
