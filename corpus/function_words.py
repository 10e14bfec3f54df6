"""Function words and letters that give a language away, by script; tables only.

The words are the commonest small ones of running text: articles, pronouns, prepositions, forms of "to be". A
word that several languages share stands with each of them, and says the less the more of them there are.
"""

from __future__ import annotations

LATIN = {
    "en": """
        the of and to in a is that for it was on with as by at from this be are have has had not but they his
        her which or an were been their will would who what when there more about after said its he she you we
        """,
    "de": """
        der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an er hat aus
        bei nach am werden wird sind einer einem einen wurde war noch oder über wie dass vom zum zur durch ich
        """,
    "fr": """
        le la les de des du et à un une en dans que qui est pour par sur au aux il elle ne pas ce cette ces se
        sont avec plus son sa ses ont été mais comme nous vous leur qu être fait selon cela très où
        """,
    "es": """
        el la los las de del y en que a un una se por con para no su sus es al lo como más pero fue ha este
        esta entre sobre también hasta desde cuando muy sin ya son había dos años según qué él o
        """,
    "it": """
        il lo la i gli le di del della dei delle che e è un una in per non con si da dal dalla nel nella sono
        al alla ha più come anche ma su sul questo questa ed dell all o suo sua ai stato essere hanno dopo
        """,
    "pt": """
        o a os as de do da dos das e em no na nos nas que um uma para com não por se mais é ao à foi como mas
        seu sua são pelo pela ou também até já entre está ser há depois sobre isso ele ela tem
        """,
    "ca": """
        el la els les de del dels i en que un una per amb a no es al als és ha més com però aquest aquesta són
        també seva seu fins entre sobre des dels pel ser va han
        """,
    "nl": """
        de het een en van in is dat op te met voor die niet zijn aan er om ook als bij door maar uit nog naar
        werd wordt dan over hij ze zij wat was heeft hebben deze dit tot meer of worden ik je
        """,
    "sv": """
        och i att det som en på är av för med den till inte om har de ett han var men sig så från vi man kan
        när hade nu eller hon också efter där ska vid mot under jag över blev bara alla än sin
        """,
    "da": """
        og i at det er en til af på for med den som ikke der de har et han om var men sig så fra vi man kan
        når hun også efter ved mod skal blev nu eller havde jeg ud over kun bliver meget hvor mig dig
        """,
    "no": """
        og i å det er en til av på for med den som ikke de har et han om var men seg så fra vi man kan når hun
        også etter ved mot skal ble nå eller hadde jeg ut over bare blir mye hvor meg deg sier
        """,
    "fi": """
        ja on ei se että oli hän mutta ovat kun myös joka sen niin kuin jo tai mukaan ole vain voi sekä olla
        jos jotka tämä hänen ollut vielä sitä kanssa nyt mitä jälkeen noin eikä
        """,
    "et": "ja on ei et see ta oli aga kui ka oma mis siis või nii olid mille kes pärast veel selle ning",
    "pl": """
        i w na z do się nie że to jest o jak po za od przez dla ale są tym przy tak był była było oraz które
        który która jego jej czy co tylko być już może pod ich ze ma także roku
        """,
    "cs": """
        a v na se je že s z do o to k i ale po jako by za od pro který která které jsou jeho byl bylo byla
        však nebo také už podle při ve jen ze co být až není před mezi roce tak
        """,
    "sk": """
        a v na sa je že s z do o to k aj ale po ako by za od pre ktorý ktorá ktoré sú jeho bol bolo bola však
        alebo už podľa pri vo len zo čo byť až nie pred medzi roku tak tiež
        """,
    "hu": """
        a az és hogy nem is egy ez volt meg csak már de ha mint van még azt kell vagy lesz el ki után szerint
        pedig sem aki ami minden itt között nagyon voltak
        """,
    "ro": """
        și în de la a cu pe nu din că se o un este pentru care mai ce sunt au fost prin dar ca sau după fi lui
        ei al ale am lor această acest între către
        """,
    "hr": """
        i u je na se da su za od s o a kao to ne ili koji koja koje će iz nije bio bila bilo ali po sa što
        samo još više do te nakon prema ima kako godine biti
        """,
    "tr": """
        ve bir bu da de için ile olarak çok daha olan gibi o en ne ama var kadar sonra değil ise her oldu
        olduğu göre ki diye veya hem mi tarafından yok
        """,
    "id": """
        yang dan di ini itu dengan untuk tidak dari dalam akan pada ke juga adalah oleh ada karena bisa saya
        sudah telah kami mereka atau lebih sebagai saat tersebut tahun
        """,
    "vi": """
        và của là có không được cho các trong một với những này người đã khi để từ về như tại vào năm ra đến
        cũng nhiều bị ông sẽ trên
        """,
}

CYRILLIC = {
    "ru": """
        и в не на что с по это как из за к он но а для от его был было была они что бы или также если мы то
        при после ее еще уже более об о до у все так только который которые чтобы будет этого этот эта
        были является года году время между может однако своей их этой том со под во несколько когда где кто
                """,
    "uk": """
        і в не на що з за до та це як від він але а для його був було була вони або також якщо ми то при після
        її ще вже більше про у й все так тільки який які щоб були із року між може
        однак їх цей ця ці під коли де хто є
        """,
    "be": """
        і ў не на што з за да гэта як ад ён але а для яго быў было была яны або таксама калі мы пры пасля яе
        яшчэ у які
        """,
    "bg": """
        и в не на че с за от да се са е като по но а до този тази това тези той тя или също ако след при ще
        към със във има беше
        """,
    "sr": """
        и у не на да се је су за од са као али а до ово овај ова или такође ако после при ће што који
        која које из није био била
        """,
    "mk": """
        и во не на дека со за од да се е како но а до овој оваа ова или исто ако по при ќе што кој која
        кои тоа беше ги го му
        """,
    "kk": "және бұл мен да де бір үшін деп жоқ бар қазақстан осы ол болып еді емес ғана сол болады кейін",
}

ARABIC = {
    "ar": "في من على إلى أن هذا هذه التي الذي عن مع كان ما لا قد بعد كل بين أو ذلك هو هي لم كما وقال قال",
    "fa": "در به از که این را با است برای آن یک تا بر می هم شد بود خود های شده کرد ما نیز اما",
    "ur": "کے کی میں ہے اور سے کا کو نے پر ہیں کہ اس یہ بھی تھا نہیں ایک ہو گیا کر وہ لیے ان",
}

DEVANAGARI = {
    "hi": "है के में की और से का को ने पर हैं कि यह भी था नहीं एक हो गया कर वह लिए इस",
    "mr": "आहे आणि च्या या हे ते तो ती होते नाही एक आहेत मध्ये असे केले झाले होता त्या मी",
    "ne": "छ र को मा का ले हो यो पनि छन् एक थियो गर्न भएको गरेको लागि तर",
}

LETTERS = {
    "en": "",
    "de": "ßäöü",
    "fr": "çèêàùœîûëï",
    "es": "ñáíóú¿¡",
    "it": "èàòùì",
    "pt": "ãõçáâêô",
    "ca": "çàèòïŀ",
    "nl": "ëï",
    "sv": "åäö",
    "da": "æøå",
    "no": "æøå",
    "fi": "äö",
    "et": "õäöü",
    "pl": "łąęśżźćńó",
    "cs": "řěůčšžýáíé",
    "sk": "ľĺŕôčšžýáíéť",
    "hu": "őűáéíóöü",
    "ro": "ăâîșțşţ",
    "hr": "đčćšž",
    "tr": "ğışçöü",
    "vi": "đơưăâêôạảấầẩậắằặẹẻẽếềểễệỉịọỏốồổỗộớờởợụủứừửựỳỹ",
    "ru": "ыэёъщ",
    "uk": "їєґі",
    "be": "ўыэі",
    "bg": "ъщ",
    "sr": "ђћљњџј",
    "mk": "ќѓѕљњџј",
    "kk": "әғқңөұүһі",
    "ar": "ةىأإ",
    "fa": "پچژگکی",
    "ur": "ٹڈڑےںھہ",
}
"""Letters that few languages of the script use, lower case."""
