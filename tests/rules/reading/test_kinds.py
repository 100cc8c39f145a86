"""Names of one product in three languages contradict each other nowhere; names of different ones mostly do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.demo.goods import ITEMS
from bot.rules.reading.things.kinds import kinds, other_product, same_product

#: How the demo's shop calls its goods, and what agents may call them.
NAMES = """
    ステンレスタンブラー | 不锈钢保温杯 | stainless tumbler | 真空タンブラー
    シリコン保存容器 | 硅胶保鲜盒 | silicone food container | 保存容器
    抗菌まな板 | 抗菌砧板 | antibacterial cutting board | まな板
    耐熱ガラスマグ | 耐热玻璃杯 | heat-resistant glass mug | ガラスマグカップ
    ミルクパン | 搪瓷奶锅 | enamel milk pan | 片手鍋
    保温ランチバッグ | 保温饭盒袋 | insulated lunch bag | ランチバッグ
    折りたたみテーブル | 折叠桌 | folding table | テーブル
    LEDセンサーライト | LED感应灯 | LED sensor light | 人感センサーライト
    布製収納ボックス | 布艺收纳箱 | fabric storage box | 収納ボックス
    速乾バスマット | 硅藻土脚垫 | quick-dry bath mat | 珪藻土マット
    すべらないハンガー | 防滑衣架 | non-slip hangers | ハンガー
    マイクロファイバー毛布 | 超细纤维毯子 | microfiber blanket | ブランケット
    低反発クッション | 记忆棉坐垫 | memory foam cushion | 座布団
    アロマディフューザー | 香薰机 | aroma diffuser | 加湿器
    折りたたみ傘 | 折叠伞 | folding umbrella | 折り畳み傘
    陶器の植木鉢 | 陶瓷花盆 | ceramic flower pot | 植木鉢
    裏起毛パーカー | 加绒卫衣 | fleece hoodie | 裏起毛スウェット
    リブニットセーター | 罗纹针织衫 | rib knit sweater | ニット
    ワイドパンツ | 阔腿裤 | wide pants | ズボン
    コットンTシャツ | 纯棉T恤 | cotton T-shirt | tシャツ
    ロングカーディガン | 长款开衫 | long cardigan | カーディガン
    プリーツスカート | 百褶裙 | pleated skirt | スカート
    着るブランケット | 懒人毯 | wearable blanket | 着る毛布
    あったかソックス | 保暖袜子 | warm socks | 靴下
    レインコート | 雨衣 | raincoat | 雨合羽
    軽量ダウンベスト | 轻薄羽绒马甲 | down vest | ダウンベスト
    キッズパジャマ | 儿童睡衣 | kids pajamas | 子供パジャマ
    キャンバストートバッグ | 帆布袋 | canvas tote | トートバック
    ショルダーバッグ | 单肩包 | shoulder bag | 斜めがけバッグ
    ミニ財布 | 迷你钱包 | mini wallet | ミニウォレット
    トラベルポーチ6点セット | 旅行收纳包 | travel pouch set | 旅行用ポーチ
    撥水リュック | 防水双肩包 | water-repellent backpack | バックパック
    大判ストール | 大判围巾 | large stole | マフラー
    ニット帽 | 针织帽 | knit cap | ビーニー
    スマホ対応手袋 | 触屏手套 | touchscreen gloves | 手袋
    パールイヤリング | 珍珠耳环 | pearl earrings | ピアス
    ヘアクリップ4個セット | 发夹 | hair clips | バレッタ
"""
GOODS = {
    row[0]: row for row in ([name.strip() for name in line.split("|")] for line in NAMES.strip().splitlines())
}
goods = st.sampled_from(sorted(GOODS))


def ours(said):
    return [name for name in GOODS if same_product(said, name)]


def test_the_table_is_of_the_demos_goods():
    assert set(GOODS) == {item.name for item in ITEMS}


@given(goods, st.integers(0, 3))
def test_no_translation_contradicts_what_it_translates(name, at):
    said = GOODS[name][at]
    assert not other_product(said, name, ours(said))
    assert not other_product(name, said)


@given(goods, goods)
def test_the_name_of_another_of_our_products_always_contradicts(one, other):
    assert other_product(one, other, ours(one)) is (one != other)


def test_nearly_all_other_names_contradict():
    pairs = [(said, name) for name in GOODS for other in GOODS if other != name for said in GOODS[other]]
    told = [pair for pair in pairs if other_product(*pair, ours(pair[0]))]
    assert len(told) / len(pairs) > 0.98


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("保温杯", "ワイドパンツ"),
        ("スニーカー", "あったかソックス"),
        ("リブニット帽", "着るブランケット"),
        ("ヨガマット", "耐熱ガラスマグ"),
        ("電気ケトル", "耐熱ガラスマグ"),
        ("Sneakers", "あったかソックス"),
        ("手機殼", "陶器の植木鉢"),
    ],
)
def test_what_no_agent_would_call_it_contradicts(said, known):
    assert other_product(said, known)


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("ステンレス タンブラー", "ステンレスタンブラー"),
        ("ｽﾃﾝﾚｽﾀﾝﾌﾞﾗｰ", "ステンレスタンブラー"),
        ("不鏽鋼保溫杯", "ステンレスタンブラー"),
        ("旅行収納包", "トラベルポーチ6点セット"),
        ("某某神器", "ステンレスタンブラー"),
        ("こちらの商品", "ステンレスタンブラー"),
        ("ご依頼分", "ステンレスタンブラー"),
        ("goods", "ステンレスタンブラー"),
    ],
)
def test_what_may_be_it_contradicts_nothing(said, known):
    assert not other_product(said, known)


def test_the_longest_word_says_the_kind():
    assert kinds("リブニット帽") == kinds("针织帽") == {"hat"}
    assert "socks" in kinds("靴下")
    assert "shoes" not in kinds("靴下")


@given(st.text(max_size=12), goods)
def test_any_text_is_compared_without_a_fault(said, name):
    assert isinstance(other_product(said, name), bool)
    assert not other_product(name, name)
